package dev.dray.router;

import dev.dray.schema.Attachment;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.Message;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import dev.dray.schema.Track;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the others say, as tests need it. */
final class Given {
    static final String OWNER = "telegram:42";
    static final String GUEST = "telegram:7";
    static final String STRANGER = "telegram:99";

    private Given() {}

    static Message message(String id, String text) {
        return message(id, OWNER, text);
    }

    static Message message(String id, String sender, String text) {
        return builder(id, sender, text).build();
    }

    /** Said in a group, to others. */
    static Message overheard(String id, String sender, String text) {
        return builder(id, sender, text).setAddressed(false).build();
    }

    /** For so long after the router's start. */
    static Message later(String id, String text, Duration after) {
        return builder(id, OWNER, text)
                .setNotBefore(TestingRouter.START.plus(after))
                .build();
    }

    static Message photo(String id) {
        return builder(id, OWNER, "")
                .setAttachments(List.of(Attachment.newBuilder()
                        .setId("sha256:00")
                        .setMediaType("image/jpeg")
                        .build()))
                .build();
    }

    /** What a cron entry says, for which its channel vouches. */
    static Message fire(String id, String entry, String text) {
        return builder(id, "cron:" + entry, text)
                .setChannel("cron")
                .setConversation("cron/" + entry)
                .setRole(Role.OWNER)
                .setKind("fire")
                .build();
    }

    private static Message.Builder builder(String id, String sender, String text) {
        return Message.newBuilder()
                .setId(id)
                .setChannel("telegram")
                .setConversation(sender.replace(':', '/'))
                .setSender(Sender.newBuilder().setId(sender).setName("Ann").build())
                .setKind("message")
                .setText(text)
                .setReceivedAt(TestingRouter.START)
                .setRaw(ByteBuffer.wrap(new byte[] {'{', '}'}));
    }

    static JobEvent fact(Job job, JobFact fact, Instant at, String text) {
        return builder(job, fact, at, text).build();
    }

    /** A failure after which trying again may help. */
    static JobEvent failedForNow(Job job, Instant at, String why) {
        return builder(job, JobFact.FAILED, at, why).setRetryAfterMillis(1_000L).build();
    }

    static JobEvent.Builder builder(Job job, JobFact fact, Instant at, String text) {
        return JobEvent.newBuilder()
                .setId(job.getId() + "/" + job.getAttempt() + "/" + fact)
                .setJobId(job.getId())
                .setFact(fact)
                .setAttempt(job.getAttempt())
                .setAt(at)
                .setBy("mac-mini")
                .setText(text);
    }

    static Command command(String jobId, CommandKind kind) {
        return Command.newBuilder()
                .setId("telegram:bot:77")
                .setJobId(jobId)
                .setKind(kind)
                .setBy(OWNER)
                .setAt(TestingRouter.START)
                .build();
    }

    static NodeHeartbeat heartbeat(Instant at, String... lanes) {
        return heartbeatBuilder(at, lanes).build();
    }

    /** Of a node on trial. */
    static NodeHeartbeat.Builder canaryBuilder(Instant at, String start, String... lanes) {
        return heartbeatBuilder(at)
                .setNode("mini-2")
                .setInstance(start)
                .setTrack(Track.CANARY)
                .setLanes(Stream.of(lanes)
                        .map(lane -> LaneLoad.newBuilder()
                                .setLane(lane)
                                .setTrack(Track.CANARY)
                                .setConcurrency(1)
                                .setRunning(0)
                                .build())
                        .toList());
    }

    static NodeHeartbeat.Builder heartbeatBuilder(Instant at, String... lanes) {
        return NodeHeartbeat.newBuilder()
                .setNode("mac-mini")
                .setInstance("1")
                .setRole(dev.dray.schema.NodeRole.PRIMARY)
                .setVersion("0.1.0")
                .setAt(at)
                .setStartedAt(TestingRouter.START)
                .setLanes(Stream.of(lanes)
                        .map(lane -> LaneLoad.newBuilder()
                                .setLane(lane)
                                .setConcurrency(1)
                                .setRunning(0)
                                .build())
                        .toList())
                .setCpu(0.2)
                .setMemoryUsed(1)
                .setMemoryTotal(2)
                .setDiskFree(1)
                .setDiskTotal(2)
                .setNetworkIn(0)
                .setNetworkOut(0);
    }
}
