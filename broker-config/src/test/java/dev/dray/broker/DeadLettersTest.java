package dev.dray.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topics;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final Instant NOW = Instant.parse("2026-02-08T10:42:00Z");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final DeadLetters deadLetters = new DeadLetters(producer, () -> NOW);

    @Test
    void nothingOfTheRecordIsLost() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", "telegram:1:2".getBytes(UTF_8));
        headers.add("content-type", "application/avro".getBytes(UTF_8));
        headers.add("binary", new byte[] {(byte) 0xff, 0});
        headers.add("twice", "one".getBytes(UTF_8));
        headers.add("twice", "two".getBytes(UTF_8));
        DeadLetter letter = deadLetters.of(
                record("dray.messages", "telegram:42", "damaged".getBytes(UTF_8), headers), "undecodable", "why");
        assertThat(letter.getPayload().array()).asString(UTF_8).isEqualTo("damaged");
        assertThat(letter.getPayloadKey()).isEqualTo("telegram:42");
        assertThat(letter.getPayloadType()).isEqualTo("application/avro");
        assertThat(letter.getHeaders())
                .containsEntry("ce_id", "telegram:1:2")
                .containsEntry("binary", "base64:/wA=")
                .containsEntry("twice", "one\ntwo");
        assertThat(letter.getReason()).isEqualTo("undecodable");
        assertThat(letter.getWhy()).isEqualTo("why");
        assertThat(letter.getAt()).isEqualTo(NOW);
    }

    @Test
    void itSaysWhereTheRecordWas() {
        DeadLetter letter = letterOf("dray.messages", "key");
        assertThat(letter.getOrigin()).isEqualTo("topic dray.messages-3@17");
        assertThat(letter.getId()).isEqualTo("dray.messages-3@17");
    }

    @Test
    void theKeyTellsWhatTheRecordWasAbout() {
        assertThat(letterOf("dray.messages", "telegram:42").getConversation()).contains("telegram:42");
        assertThat(letterOf("dray.jobs.video", "telegram:42").getConversation()).contains("telegram:42");
        assertThat(letterOf("dray.jobs", "0123456789abc").getJobId()).contains("0123456789abc");
        assertThat(letterOf("dray.job-events", "0123456789abc").getJobId()).contains("0123456789abc");
        assertThat(letterOf("dray.nodes", "mini"))
                .extracting(DeadLetter::getJobId, DeadLetter::getConversation)
                .containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void aRecordWithoutKeyAndValueIsADeadLetterToo() {
        DeadLetter letter = deadLetters.of(record("dray.nodes", null, null, new RecordHeaders()), "undecodable", "why");
        assertThat(letter.getPayload().remaining()).isZero();
        assertThat(letter.getPayloadKey()).isEmpty();
        assertThat(letter.getPayloadType()).isEqualTo("application/octet-stream");
    }

    @Test
    void itIsSentUnderItsOrigin() throws Exception {
        deadLetters
                .send(record("dray.nodes", "mini", new byte[] {1}, new RecordHeaders()), "undecodable", "why")
                .get(30, TimeUnit.SECONDS);
        ProducerRecord<String, byte[]> sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo(Topics.DEAD_LETTERS.name());
        assertThat(sent.key()).isEqualTo("topic dray.nodes-3@17");
        assertThat(Topics.DEAD_LETTERS.codec().decode(sent.value()).getReason()).isEqualTo("undecodable");
    }

    private DeadLetter letterOf(String topic, String key) {
        return deadLetters.of(record(topic, key, new byte[] {1}, new RecordHeaders()), "undecodable", "why");
    }

    // Kafka's records may lack key and value, though their types do not say so.
    @SuppressWarnings("NullAway")
    private static ConsumerRecord<String, byte[]> record(
            String topic, @Nullable String key, byte @Nullable [] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic,
                3,
                17,
                NOW.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }
}
