package dev.dray.node.command;

import dev.dray.schema.Job;

/**
 * A command a person types in a chat, and what it answers: short Markdown, to be read on a phone. Safe for use by several
 * threads. To add one, write its class and register it in {@link LightCommands}.
 */
interface LightCommand {

    /** The word after the slash. */
    String name();

    /** What follows the word, as help shows it, such as {@code ID}; empty where nothing does. */
    default String arguments() {
        return "";
    }

    /** What it is for, in a few words; empty where help does not list it. */
    String purpose();

    String answer(Job job);
}
