package dev.dray.cli.deadletter;

import dev.dray.broker.read.Letter;
import dev.dray.cli.Common;
import dev.dray.cli.Since;
import dev.dray.cli.reach.Settings;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose among dead letters. */
final class Filter {
    @Option(
            names = "--reason",
            paramLabel = "WORD",
            split = ",",
            description = "Only those given up for these reasons: undecodable, oversized, unauthorised, unroutable,"
                    + " undeliverable, failed, dead")
    private @Nullable Set<String> reasons;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those given up within 2d, or since 2026-02-08 or 2026-02-08T10:42:00Z")
    private @Nullable String since;

    /** Whether any of them was given. */
    boolean isGiven() {
        return reasons != null || since != null;
    }

    /** @throws dev.dray.cli.CliException where the time is none */
    Predicate<Letter> of(Common common, Settings settings) {
        Instant from = since == null ? Instant.MIN : from(since, common, settings);
        return letter -> (reasons == null || reasons.contains(letter.known().getReason()))
                && !letter.known().getAt().isBefore(from);
    }

    private static Instant from(String text, Common common, Settings settings) {
        try {
            return Since.parse(text, common.clock().instant(), settings.config().localZone());
        } catch (IllegalArgumentException e) {
            throw common.wrong("--since: " + e.getMessage());
        }
    }
}
