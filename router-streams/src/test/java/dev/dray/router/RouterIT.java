package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import dev.dray.runtime.home.Home;
import dev.dray.schema.CommandKind;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterIT {
    private static final Topic<Job> VIDEO = Topics.jobs("video");
    private static final Topic<Job> LIGHT = Topics.jobs("light");

    @TempDir
    Path directory;

    private final MetricRegistry metrics = new MetricRegistry();
    private final CompletableFuture<RouterException> failure = new CompletableFuture<>();
    private TestingBroker broker;
    private Router router;

    @BeforeEach
    void start() {
        broker = new TestingBroker(directory.resolve("broker"));
        router = router("gateway");
    }

    @AfterEach
    void stop() {
        router.close();
        broker.close();
    }

    @Test
    void aMessageBecomesAJobItsFactsAStateAReplyAndAnEntry() throws Exception {
        provisionAndStart();

        broker.send(Topics.MESSAGES, Given.message("m1", "/video cats"));
        Job job = broker.await(VIDEO, _ -> true).getFirst();
        broker.send(Topics.JOB_EVENTS, Given.fact(job, JobFact.STARTED, TestingRouter.START.plusSeconds(60), ""));
        broker.send(
                Topics.JOB_EVENTS, Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START.plusSeconds(68), "cats.mp4"));

        Reply reply = broker.await(Topics.REPLIES, each -> each.getKind() == ReplyKind.RESULT)
                .getLast();
        assertThat(reply.getText()).isEqualTo("cats.mp4\n\n_waited 1 min, ran 8 s on mac-mini_");
        JobState end = broker.await(Topics.JOB_STATES, each -> each.getStatus() == JobStatus.SUCCEEDED)
                .getLast();
        assertThat(end.getJob()).isEqualTo(job);
        assertThat(broker.await(Topics.JOURNAL, _ -> true))
                .extracting(JournalEntry::getId)
                .containsExactly("message/m1");
    }

    @Test
    void aFailedAttemptIsFollowedByAnotherThoughTheRouterRestartsMeanwhile() throws Exception {
        provisionAndStart();
        broker.send(Topics.MESSAGES, Given.message("m1", "/video cats"));
        Job job = broker.await(VIDEO, _ -> true).getFirst();

        broker.send(Topics.JOB_EVENTS, Given.failedForNow(job, TestingRouter.START, "no network"));
        broker.await(Topics.JOB_STATES, state -> state.getStatus() == JobStatus.WAITING);
        restart("gateway");

        assertThat(broker.await(VIDEO, each -> each.getAttempt() == 2)).hasSize(2);
    }

    @Test
    void whoQueuesForANodeThatIsNotThereIsToldOnce() throws Exception {
        provisionAndStart();
        broker.send(Topics.NODES, Given.heartbeat(TestingRouter.START, "video"));
        broker.send(
                Topics.NODES,
                Given.heartbeatBuilder(TestingRouter.START).setStopping(true).build());
        broker.await(Topics.JOURNAL, entry -> entry.getText().equals("Node mac-mini stopped"));

        broker.send(Topics.MESSAGES, Given.message("m1", "/video cats"));
        broker.send(Topics.MESSAGES, Given.message("m2", "/video dogs"));
        broker.await(Topics.REPLIES, reply -> reply.getKind() == ReplyKind.NOTICE);
        restart("gateway");
        broker.send(Topics.MESSAGES, Given.message("m3", "/video cows"));
        Job last = broker.await(VIDEO, job -> job.getMessageId().equals("m3")).getLast();
        broker.send(Topics.COMMANDS, Given.command(last.getId(), CommandKind.CANCEL));

        assertThat(broker.await(Topics.REPLIES, reply -> reply.getKind() == ReplyKind.FAILURE))
                .extracting(Reply::getKind)
                .containsExactly(ReplyKind.NOTICE, ReplyKind.FAILURE);
    }

    @Test
    void aRestartMakesNoSecondJob() throws Exception {
        provisionAndStart();
        broker.send(Topics.MESSAGES, Given.message("m1", "/status"));
        broker.await(LIGHT, _ -> true);

        restart("gateway");
        broker.send(Topics.MESSAGES, Given.message("m1", "/status"));
        broker.send(Topics.MESSAGES, Given.message("m2", "/nodes"));

        assertThat(broker.await(LIGHT, job -> job.getName().equals("nodes"))).hasSize(2);
        assertThat(metrics.counter("router.repeats").getCount()).isEqualTo(1);
    }

    @Test
    void aRouterWithoutTheOldOnesDiskKnowsWhatItDidAndShutsItOut() throws Exception {
        provisionAndStart();
        broker.send(Topics.MESSAGES, Given.message("m1", "/status"));
        broker.await(LIGHT, _ -> true);

        try (Router fresh = router("fresh-gateway")) {
            fresh.start();
            assertThat(metrics.counter("router.restored").getCount()).isPositive();
            broker.send(Topics.MESSAGES, Given.message("m1", "/status"));
            broker.send(Topics.MESSAGES, Given.message("m2", "/nodes"));

            assertThat(broker.await(LIGHT, job -> job.getName().equals("nodes")))
                    .hasSize(2);
            assertThat(failure.get(60, TimeUnit.SECONDS))
                    .hasMessageContaining("another router runs under the same name");
        }
    }

    @Test
    void garbageOnAnyTopicBecomesADeadLetterAndTheRouterGoesOn() throws Exception {
        provisionAndStart();

        for (Topic<?> topic : List.of(Topics.MESSAGES, Topics.JOB_EVENTS, Topics.COMMANDS, Topics.NODES)) {
            broker.garbage(topic);
            assertThat(broker.await(
                            Topics.DEAD_LETTERS,
                            letter -> letter.getOrigin().startsWith("topic " + topic.name() + "-")))
                    .extracting(DeadLetter::getReason)
                    .containsOnly("undecodable");
        }

        broker.send(Topics.MESSAGES, Given.message("m1", "/status"));
        assertThat(broker.await(LIGHT, _ -> true)).hasSize(1);
    }

    @Test
    void itsOwnTopicsAreNamedAfterIt() throws Exception {
        provisionAndStart();

        assertThat(broker.topics())
                .filteredOn(name -> !name.startsWith("dray."))
                .containsExactlyInAnyOrder(
                        "dray-router-seen-changelog",
                        "dray-router-jobs-changelog",
                        "dray-router-due-changelog",
                        "dray-router-nodes-changelog",
                        "dray-router-line-changelog",
                        "dray-router-told-changelog",
                        "dray-router-canaries-changelog",
                        "dray-router-unique-changelog",
                        "dray-router-sessions-changelog",
                        "dray-router-line-repartition",
                        "dray-router-unique-wanted-repartition",
                        "dray-router-unique-ended-repartition");
    }

    @Test
    void missingTopicsAreNamedBeforeAnythingIsWritten() {
        broker.provision("light");

        assertThatThrownBy(router::start)
                .isInstanceOf(RouterException.class)
                .hasMessage("topics are missing: dray.jobs.video, dray.jobs.shell, dray.jobs.agent; apply the plan of"
                        + " topics.yaml, then start the router");
    }

    private void provisionAndStart() {
        broker.provision("light", "video", "shell", "agent");
        router.start();
    }

    private void restart(String home) {
        router.close();
        router = router(home);
        router.start();
    }

    private Router router(String home) {
        TestingRouter.Config config = TestingRouter.config();
        return new Router(
                config.router(),
                config.people(),
                config.routes(),
                broker.broker(),
                Home.open(directory.resolve(home)),
                metrics,
                failure::complete);
    }
}
