package dev.dray.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptTest {
    @Test
    void aTopicIsKeptForATimeOrForEver() {
        assertThat(Kept.say(Map.of("retention.ms", "2592000000"))).isEqualTo("30 d");
        assertThat(Kept.say(Map.of("cleanup.policy", "delete", "retention.ms", "-1")))
                .isEqualTo("for ever");
    }

    @Test
    void aCompactedTopicKeepsTheLatestOfEachKey() {
        assertThat(Kept.say(Map.of("cleanup.policy", "compact", "retention.ms", "1000")))
                .isEqualTo("the latest of each key");
    }
}
