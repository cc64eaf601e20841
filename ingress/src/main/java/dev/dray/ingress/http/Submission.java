package dev.dray.ingress.http;

import java.nio.ByteBuffer;
import java.util.List;

/** What a request hands in. */
sealed interface Submission {

    List<Item> items();

    /** What {@code items()[index]} is called when there is something wrong with it; empty where there is one only. */
    String place(int index);

    /**
     * What is to become one message.
     *
     * @param raw the bytes it came as
     */
    record Item(Posted posted, ByteBuffer raw, String rawType) {
        Item(Posted posted, byte[] raw, String rawType) {
            this(posted, ByteBuffer.wrap(raw), rawType);
        }
    }

    record One(Item item) implements Submission {
        @Override
        public List<Item> items() {
            return List.of(item);
        }

        @Override
        public String place(int index) {
            return "";
        }
    }

    /** Several, which are recorded all or none. */
    record Batch(List<Item> items) implements Submission {
        public Batch {
            items = List.copyOf(items);
        }

        @Override
        public String place(int index) {
            return placeOf(index);
        }

        static String placeOf(int index) {
            return "events[%d]".formatted(index);
        }
    }
}
