package dev.dray.ingress.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** The dead letters a channel writes. Each has the same id however often it is made. */
public final class SetAside {
    /** How much is kept of what is too large to be kept whole. */
    private static final int KEPT_OF_OVERSIZED = 64 * 1024;

    private static final String RECORD = "avro/binary";

    private SetAside() {}

    /** Of what a channel handed over that no message could be made of. */
    public static DeadLetter undecodable(String channel, byte[] bytes, String type, String why, Instant at) {
        return letter("channel " + channel, "undecodable", why, bytes, type, at).build();
    }

    /** Of a message larger than its topic takes: its first 64 KiB. */
    public static DeadLetter oversized(Message message, String why, Instant at) {
        byte[] raw = message.getRaw().array();
        return letter(
                        "channel " + message.getChannel(),
                        "oversized",
                        why + "; its first 64 KiB are kept",
                        Arrays.copyOf(raw, Math.min(raw.length, KEPT_OF_OVERSIZED)),
                        message.getRawType(),
                        at)
                .setConversation(message.getConversation())
                .setMessageId(message.getId())
                .build();
    }

    /** Of a reply its channel refused, or never took. */
    public static DeadLetter undeliverable(Reply reply, String why, Instant at) {
        byte[] record = Topics.REPLIES.codec().encode(reply);
        return letter("reply " + reply.getId(), "undeliverable", why, record, RECORD, at)
                .setConversation(reply.getConversation())
                .setMessageId(reply.getMessageId().orElse(null))
                .setJobId(reply.getJobId().orElse(null))
                .setPayloadKey(reply.getConversation())
                .build();
    }

    private static DeadLetter.Builder letter(
            String origin, String reason, String why, byte[] payload, String type, Instant at) {
        byte[] place = origin.getBytes(UTF_8);
        byte[] named = ByteBuffer.allocate(place.length + payload.length)
                .put(place)
                .put(payload)
                .array();
        return DeadLetter.newBuilder()
                .setId(UUID.nameUUIDFromBytes(named).toString())
                .setOrigin(origin)
                .setReason(reason)
                .setWhy(why)
                .setAt(at)
                .setPayload(ByteBuffer.wrap(payload))
                .setPayloadType(type);
    }
}
