package dev.dray.node.command;

import dev.dray.schema.Job;

/** What is no command is a note; memory keeps it. */
record NoteCommand() implements LightCommand {
    @Override
    public String name() {
        return "note";
    }

    @Override
    public String purpose() {
        return "";
    }

    @Override
    public String answer(Job asked) {
        return "Noted.";
    }
}
