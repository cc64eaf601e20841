package dev.dray.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.broker.Place;
import dev.dray.broker.RecordLetter;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.Reply;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Dead letters as the rooms make them. */
final class TestingLetters {
    static final Instant AT = TestingRecords.RECEIVED.plusSeconds(61);

    private TestingLetters() {}

    /** Of a record that lay at that offset of partition 3 of its topic, with a header of somebody's beside ours. */
    static <V extends SpecificRecordBase> DeadLetter ofRecord(Topic<V> topic, V value, long offset, String reason) {
        Headers headers = topic.headers(value).add("binary", new byte[] {(byte) 0xff, 0});
        return of(
                new Place(topic.name(), 3, offset),
                topic.key(value),
                topic.codec().encode(value),
                headers,
                reason);
    }

    /** Of bytes that lay there. */
    static DeadLetter ofBytes(String topic, long offset, String bytes, String reason) {
        return of(new Place(topic, 3, offset), "somebody", bytes.getBytes(UTF_8), new RecordHeaders(), reason);
    }

    /** Of a record too large to be copied, that may still lie at its place. */
    static DeadLetter ofPlace(Place place, String reason) {
        return of(place, "somebody", new byte[0], new RecordHeaders(), reason);
    }

    static DeadLetter ofJob(Job job, String reason) {
        return letter(job.getId() + "/" + job.getAttempt(), "job " + job.getId(), reason)
                .setJobId(job.getId())
                .setMessageId(job.getMessageId())
                .setConversation(job.getConversation())
                .setPayload(ByteBuffer.wrap(Topics.jobs(job.getLane()).codec().encode(job)))
                .build();
    }

    static DeadLetter ofReply(Reply reply, String reason) {
        return letter("of-" + reply.getId(), "reply " + reply.getId(), reason)
                .setConversation(reply.getConversation())
                .setPayload(ByteBuffer.wrap(Topics.REPLIES.codec().encode(reply)))
                .build();
    }

    static DeadLetter ofChannel(String id, String bytes, String reason) {
        return letter(id, "channel telegram", reason)
                .setPayload(ByteBuffer.wrap(bytes.getBytes(UTF_8)))
                .setPayloadType("application/json")
                .build();
    }

    private static DeadLetter of(Place place, String key, byte[] bytes, Headers headers, String reason) {
        return RecordLetter.of(place, key, bytes, headers, "nobody takes it;\nlet them in")
                .setReason(reason)
                .setAt(AT)
                .build();
    }

    private static DeadLetter.Builder letter(String id, String origin, String reason) {
        return DeadLetter.newBuilder()
                .setId(id)
                .setOrigin(origin)
                .setReason(reason)
                .setWhy("nobody takes it")
                .setAt(AT)
                .setPayloadType(Topic.CONTENT_TYPE);
    }
}
