package dev.dray.cli.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records no topic should have: no record of ours at all, one cut in the middle, one of a schema nobody has. */
final class Rubbish {
    private static final String KEY = "rubbish";

    private final OnTopics topics;
    private final List<byte[]> kinds;

    Rubbish(OnTopics topics) {
        byte[] whole = topics.records(Topics.NODES.name()).getFirst().value();
        this.topics = topics;
        this.kinds = List.of(
                "rubbish \u00e4".getBytes(UTF_8),
                Arrays.copyOf(whole, whole.length / 2),
                ByteBuffer.allocate(16)
                        .put((byte) 0xC3)
                        .put((byte) 0x01)
                        .putLong(42)
                        .array());
    }

    /** How many kinds there are. */
    int kinds() {
        return kinds.size();
    }

    /** Puts one of each kind on each topic. */
    void dropOn(List<Topic<?>> all) throws Exception {
        try (Producer<String, byte[]> producer = topics.clients().producer(KEY)) {
            for (Topic<?> topic : all) {
                for (byte[] bytes : kinds) {
                    producer.send(new ProducerRecord<>(topic.name(), KEY, bytes))
                            .get(30, TimeUnit.SECONDS);
                }
            }
        }
    }

    /** Waits until a dead letter keeps each piece that lay on these topics, with its key. */
    void assertKeptOf(List<Topic<?>> read) {
        List<DeadLetter> letters = topics.await(
                "the dead letters of the rubbish",
                Topics.DEAD_LETTERS,
                kinds.size() * read.size(),
                letter -> letter.getReason().equals("undecodable"));
        for (Topic<?> topic : read) {
            assertThat(letters)
                    .as("letters of %s", topic)
                    .filteredOn(letter -> letter.getOrigin().startsWith("topic " + topic + "-"))
                    .allMatch(letter -> letter.getPayloadKey().equals(KEY)
                            && !letter.getWhy().isBlank())
                    .extracting(Rubbish::bytes)
                    .containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    /** What a dead letter keeps. */
    static byte[] bytes(DeadLetter letter) {
        byte[] bytes = new byte[letter.getPayload().remaining()];
        letter.getPayload().duplicate().get(bytes);
        return bytes;
    }
}
