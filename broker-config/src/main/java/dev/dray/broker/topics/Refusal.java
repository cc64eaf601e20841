package dev.dray.broker.topics;

/** What should be done to a topic but cannot be, with the reason and the way round. */
public record Refusal(String topic, String why) {
    @Override
    public String toString() {
        return "cannot change %s: %s".formatted(topic, why);
    }
}
