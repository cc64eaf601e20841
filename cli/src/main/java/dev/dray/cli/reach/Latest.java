package dev.dray.cli.reach;

import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicSnapshot;
import dev.dray.cli.view.Screen;
import dev.dray.schema.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** The values of a compacted topic, with a word to the person where some of its records cannot be read. */
public final class Latest {
    private Latest() {}

    /** The latest value of each key. */
    public static <V extends SpecificRecordBase> List<V> of(Clients clients, Topic<V> topic, Screen screen) {
        TopicSnapshot<V> snapshot = TopicSnapshot.of(clients, topic);
        if (snapshot.undecodable() > 0) {
            screen.aside("%d records of %s could not be read and are left out; dray topic read %s shows them"
                    .formatted(snapshot.undecodable(), topic, topic));
        }
        return List.copyOf(snapshot.values().values());
    }
}
