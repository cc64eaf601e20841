package dev.dray.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.cli.TestingRecords;
import dev.dray.schema.Topics;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordLineTest {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final byte[] NO_TEXT = {(byte) 0xff, 1};

    @Test
    void aRecordIsShownWithEverythingItCarries() {
        JsonNode json = RecordLine.json(message());
        assertThat(json.path("topic").asText()).isEqualTo("dray.messages");
        assertThat(json.path("partition").asInt()).isEqualTo(3);
        assertThat(json.path("offset").asInt()).isEqualTo(17);
        assertThat(json.path("timestamp").asText()).isEqualTo("2026-02-08T10:42:00Z");
        assertThat(json.path("key").asText()).isEqualTo(TestingRecords.CONVERSATION);
        assertThat(json.at("/headers/ce_id").asText()).isEqualTo(TestingRecords.MESSAGE);
        assertThat(json.at("/value/text").asText()).isEqualTo("/video holiday");
    }

    @Test
    void aRecordIsALineForPeople() {
        assertThat(RecordLine.text(message(), ZONE))
                .startsWith("2026-02-08 10:42:00.000  dray.messages-3@17  telegram/42  dev.dray.message  {\"id\":");
    }

    @Test
    void whatCannotBeDecodedIsShownWithReasonAndBytes() {
        var record = record("dray.messages", "k", NO_TEXT);
        JsonNode json = RecordLine.json(record);
        assertThat(json.has("value")).isFalse();
        assertThat(json.path("undecodable").asText()).startsWith("not a record of Dray's");
        assertThat(json.path("bytes")).hasToString("{\"base64\":\"/wE=\"}");
        assertThat(RecordLine.text(record, ZONE)).contains("undecodable, not a record of Dray's", "/wE=");
    }

    @Test
    void aTombstoneHasNoValue() {
        var record = record("dray.jobs", "k", null);
        assertThat(RecordLine.json(record).get("value").isNull()).isTrue();
        assertThat(RecordLine.text(record, ZONE)).endsWith("dray.jobs-3@17  k  -  null");
    }

    @Test
    void aTopicThatIsNotOursIsShownInBytes() {
        var record = record("dray-router-sessions-changelog", null, "plain".getBytes(UTF_8));
        assertThat(RecordLine.json(record).path("bytes").asText()).isEqualTo("plain");
        assertThat(RecordLine.json(record).get("key").isNull()).isTrue();
        assertThat(RecordLine.text(record, ZONE)).endsWith("-3@17  -  -  \"plain\"");
    }

    @Test
    void aHeaderMayHaveNoValue() {
        var record = record("dray.messages", "k", NO_TEXT);
        record.headers().add("ce_type", null).add("raw", NO_TEXT);
        assertThat(RecordLine.json(record).path("headers"))
                .hasToString("{\"ce_type\":null,\"raw\":{\"base64\":\"/wE=\"}}");
        assertThat(RecordLine.text(record, ZONE)).contains("  k  -  ");
    }

    private static ConsumerRecord<String, byte[]> message() {
        ProducerRecord<String, byte[]> sent = Topics.MESSAGES.record(TestingRecords.message());
        var record = record(sent.topic(), sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    @SuppressWarnings("NullAway") // Kafka's own parameters may be null, which it does not say.
    private static ConsumerRecord<String, byte[]> record(String topic, @Nullable String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topic,
                3,
                17,
                TestingRecords.RECEIVED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
