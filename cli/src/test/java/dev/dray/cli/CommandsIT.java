package dev.dray.cli;

import static dev.dray.cli.TestingRecords.JOB;
import static dev.dray.cli.TestingRecords.MESSAGE;
import static dev.dray.cli.TestingRecords.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that looks into the log, on a broker that holds one of everything, and one on each topic that is nothing. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandsIT {
    private static final byte[] NOTHING = {(byte) 0xff, 0x00};
    private static final String HELD_JOB = "0held00000002";
    private static final String QUEUED_JOB = "1queued000003";

    @TempDir
    Path home;

    private TestingLog log;

    @BeforeAll
    void writeTheLog() {
        Instant now = Dray.clock().instant();
        log = new TestingLog(home, now);
        Job job = TestingRecords.job();
        log.write(Topics.MESSAGES, TestingRecords.message());
        log.write(
                Topics.JOB_EVENTS,
                TestingRecords.fact(JobFact.QUEUED, 1).setJob(job).build());
        log.write(Topics.jobs("video"), job);
        log.write(Topics.JOB_EVENTS, TestingRecords.fact(JobFact.STARTED, 2).build());
        log.write(Topics.COMMANDS, TestingRecords.command());
        log.write(
                Topics.JOB_EVENTS,
                TestingRecords.fact(JobFact.SUCCEEDED, 60)
                        .setText("holiday.mp4 is there")
                        .build());
        log.write(
                Topics.JOB_STATES,
                TestingRecords.state(job, JobStatus.SUCCEEDED)
                        .setStartedAt(RECEIVED.plusSeconds(2))
                        .setEndedAt(RECEIVED.plusSeconds(60))
                        .setNode("mini")
                        .setText("holiday.mp4 is there")
                        .build());
        log.write(Topics.REPLIES, TestingRecords.reply());
        log.write(Topics.JOURNAL, TestingRecords.journalEntry());
        log.write(Topics.DEAD_LETTERS, TestingRecords.deadLetter());
        log.write(
                Topics.JOB_STATES,
                TestingRecords.state(later(HELD_JOB, 10), JobStatus.HELD).build());
        log.write(
                Topics.JOB_STATES,
                TestingRecords.state(later(QUEUED_JOB, 20), JobStatus.QUEUED).build());
        log.write(Topics.NODES, TestingRecords.heartbeat("mini", now.plusSeconds(3600)));
        log.write(Topics.NODES, TestingRecords.heartbeat("old", now.minusSeconds(60)));
        log.write(
                Topics.NODES,
                NodeHeartbeat.newBuilder(TestingRecords.heartbeat("gone", now))
                        .setStopping(true)
                        .build());
        topics().forEach(topic -> log.write(topic.name(), "nothing", NOTHING));
        log.write(Topics.JOB_STATES.name(), "forgotten", null);
    }

    @AfterAll
    void close() {
        log.close();
    }

    static Stream<Topic<?>> topics() {
        return Stream.concat(Topics.FIXED.stream(), Stream.of(Topics.jobs("video")));
    }

    @Test
    void jobsAreListedNewestLast() {
        Ran ran = Ran.on(home, "jobs");
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).startsWith("JOB            STATE      ROUTE  LANE   NODE  AGE"),
                        job -> assertThat(job)
                                .matches(JOB + "  succeeded  video  video  mini  .* d .*2 s +58 s +telegram/42 .*"),
                        job -> assertThat(job).startsWith(HELD_JOB + "  held       video  video  -     "),
                        job -> assertThat(job).startsWith(QUEUED_JOB + "  queued     video  video  -     "));
    }

    @Test
    void whatCouldNotBeReadIsNotPassedOver() {
        assertThat(Ran.on(home, "jobs").err())
                .isEqualTo(
                        "1 records of dray.jobs could not be read and are left out; dray topic read dray.jobs shows them\n");
        assertThat(Ran.on(home, "nodes").err()).startsWith("1 records of dray.nodes could not be read");
    }

    @Test
    void jobsAreChosenByState() {
        assertThat(ids(Ran.on(home, "jobs", "-o", "json", "--state", "held,queued")))
                .containsExactly(HELD_JOB, QUEUED_JOB);
        assertThat(ids(Ran.on(home, "jobs", "-o", "json", "--state", "DEAD"))).isEmpty();
    }

    @Test
    void jobsAreCountedFromTheNewest() {
        Ran ran = Ran.on(home, "jobs", "-n", "1");
        assertThat(ran.lines()).hasSize(2).last().asString().startsWith(QUEUED_JOB);
        assertThat(ran.err()).contains("2 older ones; -n 3 shows all");
    }

    @Test
    void aJobIsShownByTheBeginningOfItsId() {
        Ran ran = Ran.on(home, "job", "0f");
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .contains(
                        "job           " + JOB,
                        "message       %s from telegram:42 in telegram/42".formatted(MESSAGE),
                        "route         video, heavy in lane video, runs task render",
                        "attempt       1 of 3",
                        "node          mini",
                        "waited        2 s",
                        "ran           58 s",
                        "says          holiday.mp4 is there")
                .anySatisfy(line -> assertThat(line).matches("AT +FACT +BY +TEXT"))
                .anySatisfy(line -> assertThat(line).matches(".* queued +mini"))
                .anySatisfy(line -> assertThat(line).matches(".* succeeded +mini +holiday.mp4 is there"));
    }

    @Test
    void aJobIsShownWithItsFactsInJson() {
        JsonNode json = Ran.on(home, "job", JOB, "-o", "json").json().getFirst();
        assertThat(json.at("/job/id").asText()).isEqualTo(JOB);
        assertThat(json.path("facts"))
                .extracting(fact -> fact.path("what").asText())
                .containsExactly("queued", "started", "succeeded");
    }

    @Test
    void aJobThatIsNotThereIsNotFound() {
        Ran ran = Ran.on(home, "job", "zzz");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).endsWith("dray: there is no job \"zzz\"; dray jobs lists those there are\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "trace"})
    void aBeginningOfSeveralIdsIsNotGuessed(String command) {
        Ran ran = Ran.on(home, command, "0");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .endsWith("dray: 2 jobs begin with \"0\": %s, %s; write more of the id\n".formatted(JOB, HELD_JOB));
    }

    @Test
    void nodesAreListedWithTheirLoad() {
        assertThat(Ran.on(home, "nodes").lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).startsWith("NODE  ROLE     ONLINE   SEEN"),
                        gone -> assertThat(gone).startsWith("gone  primary  stopped  "),
                        mini -> assertThat(mini)
                                .matches("mini  primary  yes      0 ms ago +video 1/2  25 %  3.0 GiB of 16 GiB  "
                                        + "120 GiB of 512 GiB  2.0 KiB/s, 512 B/s  1.2.3"),
                        old -> assertThat(old).startsWith("old   primary  no       1 min ago"));
    }

    @Test
    void nodesSayInJsonWhetherTheyAreOnline() {
        assertThat(Ran.on(home, "nodes", "-o", "json").json())
                .extracting(node -> node.path("node").asText() + " " + node.path("online"))
                .containsExactly("gone false", "mini true", "old false");
    }

    @Test
    void topicsAreListed() {
        Ran ran = Ran.on(home, "topic", "list");
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .anySatisfy(line -> assertThat(line).matches("dray.messages +6 +2 +for ever +Message"))
                .anySatisfy(line -> assertThat(line).matches("dray.jobs +6 +5 +the latest of each key +JobState"))
                .anySatisfy(line -> assertThat(line).matches("dray.jobs.video +6 +2 +30 d +Job"));
    }

    @Test
    void topicsAreListedInJson() {
        assertThat(Ran.on(home, "topic", "list", "-o", "json").json())
                .anySatisfy(topic -> assertThat(topic)
                        .hasToString("{\"topic\":\"dray.dead-letters\",\"partitions\":1,\"recordsAtMost\":2,"
                                + "\"kept\":\"for ever\",\"holds\":\"DeadLetter\"}"));
    }

    @Test
    void aTopicIsDescribed() {
        Ran ran = Ran.on(home, "topic", "describe", "dray.dead-letters");
        assertThat(ran.lines())
                .contains("topic        dray.dead-letters", "replication  1")
                .anySatisfy(line -> assertThat(line).matches("PARTITION +BEGIN +END +RECORDS AT MOST"))
                .anySatisfy(line -> assertThat(line).matches("0 +0 +2 +2"))
                .anySatisfy(line -> assertThat(line).matches("retention.ms +-1"));
        JsonNode json = Ran.on(home, "topic", "describe", "dray.dead-letters", "-o", "json")
                .json()
                .getFirst();
        assertThat(json.at("/partitions/0/end").asInt()).isEqualTo(2);
        assertThat(json.at("/settings/retention.ms").asText()).isEqualTo("-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "read", "tail"})
    void aTopicThatIsNotThereIsNotFound(String command) {
        assertThat(Ran.on(home, "topic", command, "dray.mesages"))
                .isEqualTo(new Ran(3, "", "dray: there is no topic dray.mesages; did you mean \"dray.messages\"?\n"));
    }

    @Test
    void aPartitionThatIsNotThereIsNotFound() {
        assertThat(Ran.on(home, "topic", "read", "dray.messages", "--partition", "6"))
                .isEqualTo(new Ran(3, "", "dray: dray.messages has no partition 6; it has 6, from 0 to 5\n"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRecordOfEveryTopicIsShown(Topic<?> topic) {
        Ran ran = Ran.on(home, "topic", "read", topic.name(), "-o", "json");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        List<JsonNode> records = ran.json();
        assertThat(records).hasSizeGreaterThanOrEqualTo(2);
        assertThat(records.stream().filter(record -> record.path("value").isObject()))
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(record.at("/headers/ce_type").asText()).startsWith("dev.dray."));
        assertThat(records.stream().filter(record -> record.has("undecodable")))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.path("undecodable").asText()).startsWith("not a record of Dray's");
                    assertThat(record.path("bytes")).hasToString("{\"base64\":\"/wA=\"}");
                });
    }

    @Test
    void recordsOfSeveralTopicsComeInTheOrderOfTheirTime() {
        assertThat(Ran.on(home, "topic", "read", "dray.replies", "dray.job-events", "dray.messages", "-o", "json")
                        .json())
                .extracting(record -> record.path("timestamp").asText())
                .hasSize(8)
                .isSorted();
    }

    @Test
    void aPartOfATopicIsRead() {
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "1:3", "-o", "json")
                        .json())
                .extracting(record -> record.path("key").asText())
                .containsExactly("old", "gone");
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "-2", "-n", "1", "-o", "json")
                        .json())
                .extracting(record -> record.path("key").asText())
                .containsExactly("gone");
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "@-1s")
                        .out())
                .isEmpty();
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "@-1h:end")
                        .lines())
                .hasSize(4);
    }

    @Test
    void aPlaceThatIsNoneIsAWrongCommandLine() {
        Ran ran = Ran.on(home, "topic", "read", "dray.nodes", "--offset", "yesterday");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("dray: \"yesterday\" is no place in a topic");
    }

    @Test
    void aTopicIsFollowed() {
        Ran ran = Ran.on(home, "topic", "tail", "dray.nodes", "--last", "4", "-n", "3");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEqualTo("following dray.nodes\n");
        assertThat(ran.lines())
                .satisfiesExactly(
                        mini -> assertThat(mini).contains("dray.nodes-0@0  mini  dev.dray.node-heartbeat  {\"node\":"),
                        old -> assertThat(old).contains("dray.nodes-0@1  old  "),
                        gone -> assertThat(gone).contains("dray.nodes-0@2  gone  "));
    }

    @Test
    void aReaderWhoHasSeenEnoughEndsTheCommand() {
        StringWriter err = new StringWriter();
        int code = Dray.commandLine(new PrintWriter(new OneLineReader()), new PrintWriter(err))
                .execute("topic", "tail", "dray.nodes", "--last", "4", "--home", home.toString());
        assertThat(code).isEqualTo(141);
        assertThat(err).hasToString("following dray.nodes\n");
    }

    @Test
    void everythingAMessageCausedIsTraced() {
        Ran ran = Ran.on(home, "trace", MESSAGE);
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).matches("AT +AFTER +WHAT +BY +WHERE +TEXT"),
                        step -> assertThat(step)
                                .matches(".* message message +telegram:42 +dray.messages-\\d@0 +/video holiday"),
                        step -> assertThat(step).matches(".* \\+7 ms +job " + JOB + " +router +dray.jobs.video-.*"),
                        step -> assertThat(step).matches(".* \\+993 ms +queued +mini .*"),
                        step -> assertThat(step).matches(".* \\+1 s +started +mini .*"),
                        step -> assertThat(step).matches(".* \\+1 s +command cancel +telegram:42 .*"),
                        step -> assertThat(step).matches(".* \\+57 s +succeeded +mini .*"),
                        step -> assertThat(step).matches(".* \\+0 ms +state succeeded +router .*"),
                        step -> assertThat(step).matches(".* \\+0 ms +reply result +router .*"),
                        step -> assertThat(step).matches(".* dead letter undeliverable +dray.replies .*"),
                        step -> assertThat(step).matches(".* journal job +router .*"));
    }

    @Test
    void aTraceInJsonNamesWhereEachRecordLies() {
        assertThat(Ran.on(home, "trace", JOB, "-o", "json").json())
                .hasSize(10)
                .allSatisfy(step -> assertThat(step.path("where").asText()).matches("dray\\.[a-z.-]+-\\d@\\d"))
                .first()
                .satisfies(step -> assertThat(step.path("at").asText()).isEqualTo(RECEIVED.toString()));
    }

    @Test
    void aMessageThatIsNotThereIsNotFound() {
        Ran ran = Ran.on(home, "trace", "telegram:0:0");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err())
                .isEqualTo("dray: no message and no job has the id \"telegram:0:0\"; "
                        + "dray topic read dray.messages --offset=-5 shows the latest\n");
    }

    @Test
    void aBrokerTheConfigurationNamesIsAskedInstead(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("dray.yaml"), "broker: {bootstrap: '%s'}\n".formatted(log.bootstrap()));
        assertThat(ids(Ran.on(elsewhere, "jobs", "-o", "json"))).containsExactly(JOB, HELD_JOB, QUEUED_JOB);
    }

    private static List<String> ids(Ran ran) {
        return ran.json().stream().map(state -> state.at("/job/id").asText()).toList();
    }

    private static Job later(String id, long seconds) {
        return Job.newBuilder(TestingRecords.job(id, id))
                .setReceivedAt(RECEIVED.plusSeconds(seconds))
                .build();
    }

    /** Takes a line and goes away, as {@code head -n 1} does. */
    private static final class OneLineReader extends Writer {
        private boolean gone;

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
            gone = new String(text, from, length).contains("\n");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
