package dev.dray.router.out;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Writes an outgoing value the way its topic wants it. Nobody reads one back: sinks only write. */
public final class OutgoingSerde implements Serde<Effect> {
    @Override
    public Serializer<Effect> serializer() {
        return (_, effect) -> switch (effect) {
            case Outgoing<?> outgoing -> outgoing.bytes();
            case LineChange _, UniqueChange _, CanaryChange _ ->
                throw new IllegalArgumentException("what the router tells itself goes to no topic of ours");
        };
    }

    @Override
    public Deserializer<Effect> deserializer() {
        throw new UnsupportedOperationException("an outgoing value is only written");
    }
}
