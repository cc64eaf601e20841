package dev.dray.runtime.planted;

class UtilsManager {}
