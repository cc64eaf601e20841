package dev.dray.router.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.broker.Clients;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import dev.dray.schema.Topics;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** Dead letters of records: they keep bytes, key and headers, so that a retry can put back exactly what came. */
public final class ArrivalLetters {
    /** Leaves room for what a letter says beside the bytes it keeps. */
    private static final int LARGEST_COPY = Clients.LARGEST_RECORD - 256 * 1024;

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private ArrivalLetters() {}

    /** The letter of a record that is not, or not properly, one of its topic. */
    public static Outgoing<DeadLetter> undecodable(Arrival arrival, String why) {
        return new Outgoing<>(
                Topics.DEAD_LETTERS, letter(arrival, Reason.UNDECODABLE, why).build());
    }

    /** The letter of a record on which a decision broke. */
    public static Outgoing<DeadLetter> failed(Arrival arrival, RuntimeException failure) {
        String why =
                "the router could not handle it: %s; if this Dray is the newest, report it as a bug, else upgrade and retry this dead letter"
                        .formatted(failure);
        return new Outgoing<>(
                Topics.DEAD_LETTERS, letter(arrival, Reason.FAILED, why).build());
    }

    /** The letter of a message that is turned away. */
    public static Outgoing<DeadLetter> message(Arrival arrival, Message message, Reason reason, String why) {
        return new Outgoing<>(
                Topics.DEAD_LETTERS,
                letter(arrival, reason, why)
                        .setConversation(message.getConversation())
                        .setMessageId(message.getId())
                        .build());
    }

    /** The letter of a fact about a job nobody knows. */
    public static Outgoing<DeadLetter> unknownJob(Arrival arrival, String jobId, String why) {
        return new Outgoing<>(
                Topics.DEAD_LETTERS,
                letter(arrival, Reason.UNROUTABLE, why).setJobId(jobId).build());
    }

    private static DeadLetter.Builder letter(Arrival arrival, Reason reason, String why) {
        boolean fits = arrival.bytes().length <= LARGEST_COPY;
        Map<String, String> headers = new HashMap<>();
        for (Header header : arrival.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8));
        }
        return DeadLetter.newBuilder()
                .setId(arrival.place())
                .setOrigin("topic " + arrival.place())
                .setReason(reason.word())
                .setWhy(fits ? why : why + " (too large to copy, its bytes remain at " + arrival.place() + ")")
                .setAt(arrival.at())
                .setPayload(ByteBuffer.wrap(fits ? arrival.bytes() : new byte[0]))
                .setPayloadType(headers.getOrDefault("content-type", UNKNOWN_TYPE))
                .setPayloadKey(arrival.key().orElse(""))
                .setHeaders(headers);
    }
}
