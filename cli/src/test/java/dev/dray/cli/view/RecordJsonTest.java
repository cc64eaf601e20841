package dev.dray.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.TestingRecords;
import dev.dray.schema.Attachment;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Message;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTest {
    static Stream<SpecificRecordBase> records() {
        return Stream.of(
                TestingRecords.message(),
                TestingRecords.job(),
                TestingRecords.fact(JobFact.QUEUED, 1)
                        .setJob(TestingRecords.job())
                        .build(),
                TestingRecords.state(TestingRecords.job(), JobStatus.STARTED)
                        .setPercent(40.0)
                        .build(),
                TestingRecords.heartbeat("mini", TestingRecords.RECEIVED),
                TestingRecords.command(),
                TestingRecords.reply(),
                TestingRecords.journalEntry(),
                TestingRecords.deadLetter());
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldThatIsThereIsNamed(SpecificRecordBase record) {
        ObjectNode json = RecordJson.of(record);
        for (Schema.Field field : record.getSchema().getFields()) {
            assertThat(json.has(field.name())).as(field.name()).isEqualTo(record.get(field.pos()) != null);
        }
    }

    @Test
    void everyValueHasItsJsonType() {
        JsonNode state = RecordJson.of(TestingRecords.state(TestingRecords.job(), JobStatus.STARTED)
                .setPercent(40.5)
                .setVersion(7)
                .build());
        assertThat(state.path("since").asText()).isEqualTo("2026-02-08T10:43:00Z");
        assertThat(state.path("status").asText()).isEqualTo("STARTED");
        assertThat(state.path("percent").doubleValue()).isEqualTo(40.5);
        assertThat(state.path("version").isNumber()).isTrue();
        assertThat(state.at("/job/sender/name").asText()).isEqualTo("Ann");
        assertThat(state.at("/job/attempt").isInt()).isTrue();
        assertThat(state.has("endedAt")).isFalse();
    }

    @Test
    void listsAndMapsKeepTheirShape() {
        Message message = Message.newBuilder(TestingRecords.message())
                .setAttachments(List.of(
                        Attachment.newBuilder().setId("file-1").setSize(12L).build()))
                .build();
        assertThat(RecordJson.of(message).at("/attachments/0/size").longValue()).isEqualTo(12);
        DeadLetter letter = DeadLetter.newBuilder(TestingRecords.deadLetter())
                .setHeaders(Map.of("ce_id", "1"))
                .build();
        assertThat(RecordJson.of(letter).at("/headers/ce_id").asText()).isEqualTo("1");
        assertThat(RecordJson.of(TestingRecords.heartbeat("mini", TestingRecords.RECEIVED))
                        .path("stopping")
                        .isBoolean())
                .isTrue();
    }

    @Test
    void bytesThatAreTextAreText() {
        assertThat(RecordJson.of(TestingRecords.message()).path("raw").asText()).isEqualTo("{\"update_id\":1}");
    }

    @Test
    void bytesThatAreNotTextAreBase64() {
        assertThat(RecordJson.of(TestingRecords.deadLetter()).path("payload")).hasToString("{\"base64\":\"wwH/\"}");
    }

    @Test
    void bytesAreReadFromWhereTheyAre() {
        ByteBuffer part = ByteBuffer.wrap(new byte[] {'x', (byte) 0xff, 'y'}, 1, 1);
        assertThat(RecordJson.bytes(part)).hasToString("{\"base64\":\"/w==\"}");
        assertThat(part.remaining()).isEqualTo(1);
    }
}
