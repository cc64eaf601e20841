package dev.dray.runtime.planted.unmarked;

class NotNullMarked {}
