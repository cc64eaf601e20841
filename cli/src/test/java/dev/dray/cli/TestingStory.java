package dev.dray.cli;

import static dev.dray.cli.TestingRecords.RECEIVED;

import dev.dray.schema.Intake;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** What lies on the topics after a film was rendered: one of everything, and on each topic a record that is nothing. */
final class TestingStory {
    static final String HELD_JOB = "0held00000002";
    static final String QUEUED_JOB = "1queued000003";

    private static final byte[] NOTHING = {(byte) 0xff, 0x00};

    private TestingStory() {}

    /** Tells it in a home; whoever asked for it closes the log. */
    static TestingLog in(Path home) {
        Instant now = Dray.clock().instant();
        TestingLog log = new TestingLog(home, now);
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
                        .setText("holiday.mp4 is there\nin 720p\n")
                        .build());
        log.write(Topics.REPLIES, TestingRecords.reply());
        log.write(Topics.JOURNAL, TestingRecords.journalEntry());
        log.write(Topics.DEAD_LETTERS, TestingRecords.deadLetter());
        log.write(Topics.CANARIES, TestingRecords.canary());
        log.write(Topics.SCHEDULES, TestingRecords.schedule());
        log.write(
                Topics.JOB_STATES,
                TestingRecords.state(later(HELD_JOB, 10), JobStatus.HELD).build());
        log.write(
                Topics.JOB_STATES,
                TestingRecords.state(later(QUEUED_JOB, 20), JobStatus.QUEUED).build());
        log.write(Topics.NODES, TestingRecords.heartbeat("mini", now.plusSeconds(3600)));
        log.write(
                Topics.NODES,
                NodeHeartbeat.newBuilder(TestingRecords.heartbeat("old", now.minusSeconds(60)))
                        .setIntake(Intake.DRAINED)
                        .setIntakeSince(now.minusSeconds(130))
                        .setIntakeWhy("cli")
                        .build());
        log.write(
                Topics.NODES,
                NodeHeartbeat.newBuilder(TestingRecords.heartbeat("gone", now))
                        .setStopping(true)
                        .build());
        topics().forEach(topic -> log.write(topic.name(), "nothing", NOTHING));
        log.write(Topics.JOB_STATES.name(), "forgotten", null);
        return log;
    }

    /** The topics it is told on. */
    static Stream<Topic<?>> topics() {
        return Stream.concat(Topics.FIXED.stream(), Stream.of(Topics.jobs("video")));
    }

    private static Job later(String id, long seconds) {
        return Job.newBuilder(TestingRecords.job(id, id))
                .setReceivedAt(RECEIVED.plusSeconds(seconds))
                .build();
    }
}
