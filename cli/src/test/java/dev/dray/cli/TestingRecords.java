package dev.dray.cli;

import dev.dray.schema.Canary;
import dev.dray.schema.CanaryCause;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.Message;
import dev.dray.schema.Money;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Role;
import dev.dray.schema.Schedule;
import dev.dray.schema.Sender;
import dev.dray.schema.Track;
import dev.dray.schema.Usage;
import dev.dray.schema.Weight;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** One of each record, of a message that asks for a film. */
public final class TestingRecords {
    /** When the message reached us. */
    public static final Instant RECEIVED = Instant.parse("2026-02-08T10:42:00Z");

    public static final String MESSAGE = "telegram:4711:1";
    public static final String JOB = "0film00000001";
    public static final String CONVERSATION = "telegram/42";

    private TestingRecords() {}

    public static Message message() {
        return message(MESSAGE);
    }

    public static Message message(String id) {
        return Message.newBuilder()
                .setId(id)
                .setChannel("telegram")
                .setConversation(CONVERSATION)
                .setSender(sender())
                .setKind("message")
                .setText("/video holiday")
                .setReceivedAt(RECEIVED)
                .setRaw(bytes("{\"update_id\":1}"))
                .build();
    }

    public static Job job() {
        return job(JOB, MESSAGE);
    }

    public static Job job(String id, String messageId) {
        return Job.newBuilder()
                .setId(id)
                .setMessageId(messageId)
                .setConversation(CONVERSATION)
                .setSender(sender())
                .setRole(Role.OWNER)
                .setRoute("video")
                .setWeight(Weight.HEAVY)
                .setLane("video")
                .setExecutor("task")
                .setName("render")
                .setText("/video holiday")
                .setAttempt(1)
                .setMaxAttempts(3)
                .setReceivedAt(RECEIVED)
                .setQueuedAt(RECEIVED.plusMillis(7))
                .build();
    }

    /** A fact about the job, that many seconds after its message came. */
    public static JobEvent.Builder fact(JobFact fact, long seconds) {
        return JobEvent.newBuilder()
                .setId(JOB + "/" + fact)
                .setJobId(JOB)
                .setFact(fact)
                .setAttempt(1)
                .setAt(RECEIVED.plusSeconds(seconds))
                .setBy("mini");
    }

    /** A job's state, which it has had for a minute since its message came. */
    public static JobState.Builder state(Job job, JobStatus status) {
        return JobState.newBuilder()
                .setJob(job)
                .setStatus(status)
                .setSince(RECEIVED.plusSeconds(60))
                .setUsage(Usage.newBuilder().build());
    }

    public static Command command() {
        return Command.newBuilder()
                .setId("wish-1")
                .setJobId(JOB)
                .setKind(CommandKind.CANCEL)
                .setBy("telegram:42")
                .setAt(RECEIVED.plusSeconds(3))
                .build();
    }

    public static Reply reply() {
        return Reply.newBuilder()
                .setId(MESSAGE + "/result")
                .setConversation(CONVERSATION)
                .setMessageId(MESSAGE)
                .setJobId(JOB)
                .setKind(ReplyKind.RESULT)
                .setText("holiday.mp4 is there")
                .setAt(RECEIVED.plusSeconds(60))
                .build();
    }

    public static JournalEntry journalEntry() {
        return JournalEntry.newBuilder()
                .setId(MESSAGE)
                .setWorkspace("main")
                .setKind(JournalKind.JOB)
                .setAt(RECEIVED)
                .setWho("Ann")
                .setSender("telegram:42")
                .setChannel("telegram")
                .setConversation(CONVERSATION)
                .setMessageId(MESSAGE)
                .setJobId(JOB)
                .setText("/video holiday")
                .setStatus(JobStatus.SUCCEEDED)
                .setResult("holiday.mp4 is there")
                .setUsage(Usage.newBuilder()
                        .setInputTokens(12)
                        .setCost(Money.newBuilder().setMicros(1_500).build())
                        .build())
                .build();
    }

    /** A dead letter of bytes that are no text. */
    public static DeadLetter deadLetter() {
        return DeadLetter.newBuilder()
                .setId("dead-1")
                .setOrigin("dray.replies")
                .setReason("undeliverable")
                .setWhy("the chat is gone")
                .setAt(RECEIVED.plusSeconds(61))
                .setMessageId(MESSAGE)
                .setPayload(ByteBuffer.wrap(new byte[] {(byte) 0xc3, 0x01, (byte) 0xff}))
                .setPayloadType("application/avro")
                .build();
    }

    /** Of the job's route. */
    public static Canary canary() {
        return Canary.newBuilder()
                .setKey("route/video")
                .setLane("video")
                .setPercent(10)
                .setMode(Track.CANARY)
                .setSince(RECEIVED)
                .setCause(CanaryCause.PRESENT)
                .setWhy("node new takes its jobs")
                .build();
    }

    /** Of a cron entry that has not fired yet. */
    public static Schedule schedule() {
        return Schedule.newBuilder()
                .setEntry("briefing")
                .setSchedule("0 7 * * *")
                .setZone("Europe/Berlin")
                .setText("/briefing")
                .setConversation("cron/briefing")
                .setEnabled(true)
                .setAt(RECEIVED)
                .build();
    }

    public static NodeHeartbeat heartbeat(String node, Instant at) {
        return NodeHeartbeat.newBuilder()
                .setNode(node)
                .setInstance("instance-1")
                .setRole(NodeRole.PRIMARY)
                .setVersion("1.2.3")
                .setAt(at)
                .setStartedAt(RECEIVED)
                .setLanes(List.of(LaneLoad.newBuilder()
                        .setLane("video")
                        .setConcurrency(2)
                        .setRunning(1)
                        .build()))
                .setCpu(0.25)
                .setMemoryUsed(3L << 30)
                .setMemoryTotal(16L << 30)
                .setDiskFree(120L << 30)
                .setDiskTotal(512L << 30)
                .setNetworkIn(2048)
                .setNetworkOut(512)
                .build();
    }

    private static Sender sender() {
        return Sender.newBuilder().setId("telegram:42").setName("Ann").build();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
