package dev.dray.cli;

import static dev.dray.cli.TestingRecords.JOB;
import static dev.dray.cli.TestingRecords.MESSAGE;
import static dev.dray.cli.TestingRecords.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs, nodes and traces, looked up on a broker that holds one of everything. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandsIT {
    private Path home;
    private TestingLog log;

    @BeforeAll
    void tellTheStory(@TempDir Path directory) {
        home = directory;
        log = TestingStory.in(home);
    }

    @AfterAll
    void close() {
        log.close();
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
                        job -> assertThat(job).startsWith(TestingStory.HELD_JOB + "  held       video  video  -     "),
                        job -> assertThat(job)
                                .startsWith(TestingStory.QUEUED_JOB + "  queued     video  video  -     "));
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
                .containsExactly(TestingStory.HELD_JOB, TestingStory.QUEUED_JOB);
        assertThat(ids(Ran.on(home, "jobs", "-o", "json", "--state", "DEAD"))).isEmpty();
    }

    @Test
    void jobsAreCountedFromTheNewest() {
        Ran ran = Ran.on(home, "jobs", "-n", "1");
        assertThat(ran.lines()).hasSize(2).last().asString().startsWith(TestingStory.QUEUED_JOB);
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
                        "says          holiday.mp4 is there",
                        "              in 720p")
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
    void aJobThatWaitsSaysWhy() {
        assertThat(Ran.on(home, "job", TestingStory.QUEUED_JOB).lines()).contains("why           About to start.");
        assertThat(Ran.on(home, "job", TestingStory.HELD_JOB, "-o", "json")
                        .json()
                        .getFirst()
                        .path("why")
                        .asText())
                .startsWith("Waits for your decision: /approve ");
        assertThat(Ran.on(home, "job", JOB).lines()).noneMatch(line -> line.startsWith("why"));
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
                .endsWith("dray: 2 jobs begin with \"0\": %s, %s; write more of the id\n"
                        .formatted(JOB, TestingStory.HELD_JOB));
    }

    @Test
    void nodesAreListedWithTheirLoad() {
        assertThat(Ran.on(home, "nodes").lines())
                .satisfiesExactly(
                        heading -> assertThat(heading)
                                .startsWith("NODE  ROLE     ONLINE   TAKES JOBS                  SEEN"),
                        gone -> assertThat(gone).startsWith("gone  primary  stopped  no "),
                        mini -> assertThat(mini)
                                .matches("mini  primary  yes      yes +0 ms ago +video 1/2  25 %  3.0 GiB of 16 GiB  "
                                        + "120 GiB of 512 GiB  2.0 KiB/s, 512 B/s  1.2.3"),
                        old -> assertThat(old)
                                .startsWith("old   primary  no       draining, for 2 min by cli  1 min ago"));
    }

    @Test
    void nodesSayInJsonWhetherTheyAreOnline() {
        assertThat(Ran.on(home, "nodes", "-o", "json").json())
                .extracting(node -> node.path("node").asText() + " " + node.path("online"))
                .containsExactly("gone false", "mini true", "old false");
    }

    @Test
    void bothTracksOfATrialAreCompared() {
        assertThat(Ran.on(home, "canary").lines())
                .satisfiesExactly(
                        heading -> assertThat(heading)
                                .matches("ON TRIAL +OF +NOW +FOR +TRACK +JOBS +FAILED +MEDIAN +P95 +COST +WHY"),
                        canary -> assertThat(canary)
                                .matches(
                                        "route video +10 % +canary +.* d.* +canary +0 +- +- +- +- +node new takes its jobs"),
                        stable -> assertThat(stable)
                                .matches("route video +10 % .* stable +1 +0 \\(0 %\\) +58 s +58 s +- .*"));
    }

    @Test
    void aTrialIsComparedInJsonToo() {
        assertThat(Ran.on(home, "canary", "-o", "json", "--since", "1h").json())
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.path("key").asText()).isEqualTo("route/video");
                    assertThat(trial.path("mode").asText()).isEqualTo("CANARY");
                    assertThat(trial.at("/tracks/0/track").asText()).isEqualTo("canary");
                    assertThat(trial.at("/tracks/1/jobs").asInt()).isEqualTo(1);
                    assertThat(trial.at("/tracks/1/p95Millis").asLong()).isEqualTo(58_000);
                });
        assertThat(Ran.on(home, "canary", "--since", "yesterday").code()).isEqualTo(2);
    }

    @Test
    void anOrderToANodeLiesOnTheTopicOfCommands() {
        Ran ran = Ran.on(home, "node", "drain", "mini");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo("mini takes nothing more; what runs goes on, and then its lanes are left to other nodes\n");
        assertThat(Ran.on(home, "topic", "read", "dray.commands", "-o", "json").json())
                .last()
                .satisfies(record -> {
                    assertThat(record.path("key").asText()).isEqualTo("mini");
                    assertThat(record.at("/value/kind").asText()).isEqualTo("DRAIN");
                    assertThat(record.at("/value/node").asText()).isEqualTo("mini");
                    assertThat(record.at("/value/by").asText()).isEqualTo("cli");
                });
    }

    @Test
    void anOrderToANodeThatIsAwayWaitsForIt() {
        Ran ran = Ran.on(home, "node", "resume", "old", "-o", "json");
        assertThat(ran.json())
                .singleElement()
                .satisfies(order -> assertThat(order.path("kind").asText()).isEqualTo("RESUME"));
        assertThat(ran.err()).contains("old was last heard of 1 min ago; the order waits for it\n");
    }

    @Test
    void ofSeveralNodesTheOneIsNotGuessed() {
        Ran ran = Ran.on(home, "node", "pause");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).endsWith("dray: which node? There are gone, mini, old\n");
        assertThat(Ran.on(home, "node", "pause", "mni").code()).isEqualTo(3);
    }

    @Test
    void everythingAMessageCausedIsTraced() {
        Ran ran = Ran.on(home, "trace", MESSAGE);
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).matches("AT +AFTER +WHAT +BY +WHERE +TEXT"),
                        step -> assertThat(step)
                                .matches(".* message +telegram:42 +dray.messages-\\d@0 +/video holiday"),
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
        assertThat(ids(Ran.on(elsewhere, "jobs", "-o", "json")))
                .containsExactly(JOB, TestingStory.HELD_JOB, TestingStory.QUEUED_JOB);
    }

    private static List<String> ids(Ran ran) {
        return ran.json().stream().map(state -> state.at("/job/id").asText()).toList();
    }
}
