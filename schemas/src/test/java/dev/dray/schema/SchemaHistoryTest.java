package dev.dray.schema;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema stays readable both ways, across all versions it has had. */
class SchemaHistoryTest {
    static Stream<Class<? extends SpecificRecordBase>> records() {
        return Stream.of(
                Message.class,
                Job.class,
                JobEvent.class,
                JobState.class,
                NodeHeartbeat.class,
                Command.class,
                Reply.class,
                JournalEntry.class,
                DeadLetter.class,
                Canary.class,
                Schedule.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void theCurrentSchemaIsTheLastOneKept(Class<? extends SpecificRecordBase> type) throws IOException {
        SchemaHistory history = SchemaHistory.of(type);
        int last = history.versions().size();
        if (last == 0 || !history.versions().get(last - 1).equals(history.current())) {
            Path proposal = Path.of("target", "history", type.getSimpleName(), (last + 1) + ".avsc");
            Files.createDirectories(proposal.getParent());
            Files.writeString(proposal, SchemaFormatter.format("json/pretty", history.current()) + "\n");
            throw new AssertionError(
                    "%s changed and version %d is not kept. If it is meant: cp -r schemas/target/history schemas/src/main/resources/dev/dray/schema/"
                            .formatted(type.getSimpleName(), last + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyVersionReadsEveryOther(Class<? extends SpecificRecordBase> type) {
        List<Schema> versions = SchemaHistory.of(type).versions();
        assertThat(versions).isNotEmpty();
        for (Schema reader : versions) {
            for (Schema writer : versions) {
                assertThat(incompatibilities(reader, writer)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordWrittenWithAnyKeptVersionReads(Class<? extends SpecificRecordBase> type) throws Exception {
        Codec<? extends SpecificRecordBase> codec = Codec.of(type);
        for (Schema writer : SchemaHistory.of(type).versions()) {
            for (Object written : new RandomData(writer, 20, 7)) {
                SpecificRecordBase read = codec.decode(encoded(writer, written));
                for (Schema.Field field : writer.getFields()) {
                    if (field.schema().getType() == Schema.Type.STRING) {
                        assertThat(read.get(field.name()))
                                .hasToString(((GenericData.Record) written)
                                        .get(field.name())
                                        .toString());
                    }
                }
            }
        }
    }

    /** The previous version is planted: the current one without its last field that has a default. */
    @ParameterizedTest
    @MethodSource("records")
    void aRecordWrittenBeforeAFieldWasAddedReadsWithItsDefault(Class<? extends SpecificRecordBase> type)
            throws Exception {
        Schema current = SchemaHistory.of(type).current();
        Optional<Schema.Field> added = current.getFields().reversed().stream()
                .filter(Schema.Field::hasDefaultValue)
                .findFirst();
        assumeThat(added).as("a field with a default").isPresent();
        Schema previous = without(current, added.get());
        Codec<? extends SpecificRecordBase> codec =
                new Codec<>(type, new SchemaHistory(current, List.of(previous, current)));
        for (Object written : new RandomData(previous, 20, 7)) {
            SpecificRecordBase read = codec.decode(encoded(previous, written));
            assertThat(read.get(added.get().name()))
                    .isEqualTo(SpecificData.get().getDefaultValue(added.get()));
        }
    }

    private static Schema without(Schema schema, Schema.Field left) {
        return Schema.createRecord(
                schema.getName(),
                schema.getDoc(),
                schema.getNamespace(),
                false,
                schema.getFields().stream()
                        .filter(field -> !field.equals(left))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
    }

    @Test
    void aFieldWithoutADefaultIsRefused() {
        assertThat(incompatibilities(schema("{\"name\":\"a\",\"type\":\"string\"}"), schema("")))
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void aChangedTypeIsRefused() {
        assertThat(incompatibilities(
                        schema("{\"name\":\"a\",\"type\":\"string\"}"), schema("{\"name\":\"a\",\"type\":\"long\"}")))
                .contains("TYPE_MISMATCH");
    }

    private static String incompatibilities(Schema reader, Schema writer) {
        SchemaPairCompatibility found = checkReaderWriterCompatibility(reader, writer);
        return found.getType() == SchemaCompatibilityType.COMPATIBLE
                ? ""
                : found.getResult().getIncompatibilities().toString();
    }

    private static Schema schema(String fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Planted\",\"fields\":[%s]}".formatted(fields));
    }

    private static byte[] encoded(Schema writer, Object record) throws IOException {
        var out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<>(new GenericData(), writer).encode(record, out);
        return out.toByteArray();
    }
}
