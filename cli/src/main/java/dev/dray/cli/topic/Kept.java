package dev.dray.cli.topic;

import dev.dray.cli.view.Spans;
import java.time.Duration;
import java.util.Map;

/** How long a topic keeps its records, in words. */
final class Kept {
    private static final String FOR_EVER = "-1";

    private Kept() {}

    static String say(Map<String, String> settings) {
        String policy = settings.getOrDefault("cleanup.policy", "delete");
        if (policy.contains("compact")) {
            return "the latest of each key";
        }
        String retention = settings.getOrDefault("retention.ms", FOR_EVER);
        return retention.equals(FOR_EVER) ? "for ever" : Spans.say(Duration.ofMillis(Long.parseLong(retention)));
    }
}
