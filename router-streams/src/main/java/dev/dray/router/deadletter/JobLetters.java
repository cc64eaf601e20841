package dev.dray.router.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.router.job.Dead;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Dead letters of jobs that failed for good: they keep the whole job. */
public final class JobLetters {
    private JobLetters() {}

    public static Outgoing<DeadLetter> of(Dead dead) {
        Job job = dead.course().job();
        Topic<Job> lane = Topics.jobs(job.getLane(), job.getTrack());
        Map<String, String> headers = new HashMap<>();
        lane.headers(job).forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new Outgoing<>(
                Topics.DEAD_LETTERS,
                DeadLetter.newBuilder()
                        .setId("%s/%d".formatted(job.getId(), job.getAttempt()))
                        .setOrigin("job " + job.getId())
                        .setReason(Reason.DEAD.word())
                        .setWhy("%s %s gave up after attempt %d of %d: %s; /retry %s tries once more"
                                .formatted(
                                        job.getExecutor(),
                                        job.getName(),
                                        job.getAttempt(),
                                        job.getMaxAttempts(),
                                        dead.text(),
                                        job.getId()))
                        .setAt(dead.endedAt())
                        .setConversation(job.getConversation())
                        .setMessageId(job.getMessageId())
                        .setJobId(job.getId())
                        .setPayload(ByteBuffer.wrap(lane.codec().encode(job)))
                        .setPayloadType(Topic.CONTENT_TYPE)
                        .setPayloadKey(lane.key(job))
                        .setHeaders(headers)
                        .build());
    }
}
