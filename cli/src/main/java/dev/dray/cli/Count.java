package dev.dray.cli;

import picocli.CommandLine.TypeConversionException;

/** How many of something a person asks for; at least one. */
public record Count(long value) {

    /** Reads what was written after an option. */
    static Count parse(String text) {
        try {
            long value = Long.parseLong(text);
            if (value > 0) {
                return new Count(value);
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new TypeConversionException("\"%s\" is not a whole number from 1 on".formatted(text));
    }
}
