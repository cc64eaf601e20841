package dev.dray.cli.trace;

import static dev.dray.cli.TestingRecords.JOB;
import static dev.dray.cli.TestingRecords.MESSAGE;
import static dev.dray.cli.TestingRecords.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.TestingRecords;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.LetterStanding;
import dev.dray.schema.Message;
import dev.dray.schema.Usage;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepOfTest {
    private static final String PLACE = "dray.somewhere-2@40";

    /** When the broker got the records, which no other time here is. */
    private static final Instant STORED = RECEIVED.plusSeconds(62);

    static Stream<Arguments> records() {
        return Stream.of(
                step(TestingRecords.message(), 0, "message", "telegram:42", "/video holiday"),
                step(
                        TestingRecords.fact(JobFact.CANCEL_REQUESTED, 4)
                                .setText("asked to")
                                .build(),
                        4_000,
                        "cancel requested",
                        "mini",
                        "asked to"),
                step(
                        Message.newBuilder(TestingRecords.message())
                                .setKind("edited")
                                .build(),
                        0,
                        "message edited",
                        "telegram:42",
                        "/video holiday"),
                step(
                        TestingRecords.fact(JobFact.TOOL, 5)
                                .setTool("task render (sh render.sh holiday)")
                                .build(),
                        5_000,
                        "tool",
                        "mini",
                        "task render (sh render.sh holiday)"),
                step(
                        TestingRecords.fact(JobFact.PROGRESS, 6)
                                .setPercent(41.6)
                                .setText("frame 1000")
                                .build(),
                        6_000,
                        "progress",
                        "mini",
                        "42 % frame 1000"),
                step(
                        TestingRecords.fact(JobFact.USAGE, 7)
                                .setUsage(Usage.newBuilder()
                                        .setInputTokens(1200)
                                        .setOutputTokens(30)
                                        .setModel("small")
                                        .build())
                                .build(),
                        7_000,
                        "usage",
                        "mini",
                        "1200 tokens in, 30 out, small"),
                step(TestingRecords.job(), 7, "job " + JOB, "router", "task render"),
                step(
                        TestingRecords.state(TestingRecords.job(), JobStatus.SUCCEEDED)
                                .setText("done")
                                .build(),
                        60_000,
                        "state succeeded",
                        "router",
                        "done"),
                step(TestingRecords.command(), 3_000, "command cancel", "telegram:42", JOB),
                step(TestingRecords.reply(), 60_000, "reply result", "router", "holiday.mp4 is there"),
                step(TestingRecords.journalEntry(), 62_000, "journal job", "router", "holiday.mp4 is there"),
                step(
                        TestingRecords.deadLetter(),
                        61_000,
                        "dead letter undeliverable",
                        "dray.replies",
                        "the chat is gone"),
                step(
                        DeadLetter.newBuilder(TestingRecords.deadLetter())
                                .setStanding(LetterStanding.RETRIED)
                                .setDecidedBy("cli:ann")
                                .setDecidedAt(RECEIVED.plusSeconds(90))
                                .build(),
                        90_000,
                        "dead letter retried",
                        "cli:ann",
                        "dead-1"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordOfTheMessageIsAStep(SpecificRecordBase record, Step step) {
        assertThat(new StepOf(MESSAGE, Set.of(JOB)).record(stored(), record)).contains(step);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordOfAnotherMessageIsNone(SpecificRecordBase record, Step step) {
        assertThat(new StepOf("another", Set.of("another")).record(stored(), record))
                .isEqualTo(Optional.empty());
    }

    private static Arguments step(SpecificRecordBase record, long millis, String what, String by, String text) {
        return Arguments.of(record, new Step(RECEIVED.plusMillis(millis), "dray.somewhere", PLACE, what, by, text));
    }

    private static ConsumerRecord<String, byte[]> stored() {
        return new ConsumerRecord<>(
                "dray.somewhere",
                2,
                40,
                STORED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
