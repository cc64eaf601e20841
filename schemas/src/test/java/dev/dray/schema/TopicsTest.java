package dev.dray.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Reply reply = Reply.newBuilder()
            .setId("r1")
            .setConversation("telegram/42")
            .setMessageId("telegram:7:1")
            .setKind(ReplyKind.RESULT)
            .setText("Live at https://example.org")
            .setAt(Instant.parse("2026-02-08T10:42:00Z"))
            .build();

    @Test
    void aRecordIsACloudEventThatAnyToolCanRead() {
        ProducerRecord<String, byte[]> record = Topics.REPLIES.record(reply);
        Map<String, String> headers = StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(h -> h.key(), h -> new String(h.value(), UTF_8)));
        assertThat(record.topic()).isEqualTo("dray.replies");
        assertThat(record.key()).isEqualTo("telegram/42");
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "r1",
                        "ce_type", "dev.dray.reply.result",
                        "ce_source", "/dray/router",
                        "ce_time", "2026-02-08T10:42:00Z",
                        "content-type", "application/avro"));
    }

    @Test
    void aConsumedRecordReadsBack() throws UndecodableException {
        ProducerRecord<String, byte[]> sent = Topics.REPLIES.record(reply);
        assertThat(Topics.REPLIES.read(new ConsumerRecord<>("dray.replies", 0, 0, sent.key(), sent.value())))
                .isEqualTo(reply);
    }

    @Test
    void aCommandIsKeyedByTheJobOrTheNodeItIsAbout() {
        Command.Builder command = Command.newBuilder().setId("c1").setBy("cli").setAt(Instant.EPOCH);
        Command cancel = command.setJobId("0film").setKind(CommandKind.CANCEL).build();
        Command pause =
                command.setJobId("").setNode("mini").setKind(CommandKind.PAUSE).build();
        assertThat(Topics.COMMANDS.record(cancel).key()).isEqualTo("0film");
        assertThat(Topics.COMMANDS.record(pause).key()).isEqualTo("mini");
    }

    @Test
    void aTombstoneIsNoValue() {
        assertThatThrownBy(() -> Topics.NODES.read((byte[]) null)).hasMessage("a record without a value");
    }

    @Test
    void everyTopicIsFoundByItsName() {
        for (Topic<?> topic : Topics.FIXED) {
            assertThat(Topics.named(topic.name())).contains(topic);
        }
        assertThat(Topics.named("dray.jobs.video"))
                .hasValueSatisfying(t -> assertThat(t.codec().type()).isEqualTo(Job.class));
        assertThat(Topics.named("dray.jobs.video.canary"))
                .hasValueSatisfying(t -> assertThat(t.name()).isEqualTo("dray.jobs.video.canary"));
        assertThat(Topics.named("__consumer_offsets")).isEmpty();
    }
}
