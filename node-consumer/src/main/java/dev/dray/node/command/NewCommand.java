package dev.dray.node.command;

import dev.dray.schema.Job;

/** {@code /new}: the router has forgotten what was said in the conversation; this says so. */
record NewCommand() implements LightCommand {
    @Override
    public String name() {
        return "new";
    }

    @Override
    public String purpose() {
        return "begin the conversation anew";
    }

    @Override
    public String answer(Job asked) {
        return "A new beginning: jobs are no longer told what was said here before. The daily log keeps it.";
    }
}
