package dev.dray.router.out;

import org.apache.kafka.common.serialization.Serializer;

/** Writes an outgoing value the way its topic wants it. */
public final class OutgoingSerializer implements Serializer<Effect> {
    @Override
    public byte[] serialize(String topic, Effect effect) {
        return switch (effect) {
            case Outgoing<?> outgoing -> outgoing.bytes();
            case LineChange _ -> throw new IllegalArgumentException("a change of the line goes to no topic of ours");
        };
    }
}
