package dev.dray.cli.trace;

import java.time.Instant;

/**
 * One record a message caused.
 *
 * @param at when, by the record's own account
 * @param place where it lies, {@code dray.messages-3@17}
 * @param what its kind in one word or two
 * @param by who wrote it
 * @param text what it says
 */
public record Step(Instant at, String topic, String place, String what, String by, String text) {}
