package dev.dray.memory.daily;

/** One entry as it stands in a daily log: its lines, the last of which is its mark. */
record EntryText(Mark mark, String text) {}
