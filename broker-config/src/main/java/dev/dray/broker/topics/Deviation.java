package dev.dray.broker.topics;

/** Something about a topic that is not as {@code topics.yaml} says, although it was asked for. */
public record Deviation(String topic, String key, String wanted, String got) {
    @Override
    public String toString() {
        return "%s: %s should be %s but is %s".formatted(topic, key, wanted, got);
    }
}
