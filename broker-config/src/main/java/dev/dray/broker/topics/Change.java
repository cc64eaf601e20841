package dev.dray.broker.topics;

/** One thing to do to a topic; its text is the line of the plan. */
public sealed interface Change {
    String topic();

    /** Make a topic that is not there. */
    record Create(TopicSpec spec) implements Change {
        @Override
        public String topic() {
            return spec.name();
        }

        @Override
        public String toString() {
            return "create " + spec;
        }
    }

    /** Change one setting. */
    record Adjust(String topic, String key, String from, String to) implements Change {
        @Override
        public String toString() {
            return "change %s of %s from %s to %s".formatted(key, topic, from, to);
        }
    }

    /** Give a topic more partitions. Keys then move to other partitions, and order across the move is lost. */
    record AddPartitions(String topic, int from, int to) implements Change {
        @Override
        public String toString() {
            return "add partitions to %s: %d become %d; keys move, so do it while nothing is under way"
                    .formatted(topic, from, to);
        }
    }
}
