package dev.dray.broker.read;

import dev.dray.broker.Place;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.LetterStanding;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/**
 * A dead letter as it stands now.
 *
 * @param known all of it but its bytes, which may be many
 * @param place where the record lies that has the bytes
 * @param bytes how many there are
 */
public record Letter(DeadLetter known, Place place, int bytes) {

    static Letter of(DeadLetter record, Place place) {
        DeadLetter known =
                DeadLetter.newBuilder(record).setPayload(ByteBuffer.allocate(0)).build();
        return new Letter(known, place, record.getPayload().remaining());
    }

    public String id() {
        return known.getId();
    }

    /** Whether nobody has decided yet. */
    public boolean isOpen() {
        return known.getStanding() == LetterStanding.OPEN;
    }

    /** The record that says what was decided; it leaves out what the first one keeps. */
    public DeadLetter mark(LetterStanding standing, String by, Instant at) {
        return DeadLetter.newBuilder(known)
                .setHeaders(Map.of())
                .setStanding(standing)
                .setDecidedBy(by)
                .setDecidedAt(at)
                .build();
    }

    Letter decided(DeadLetter mark) {
        return with(DeadLetter.newBuilder(known)
                .setStanding(mark.getStanding())
                .setDecidedBy(mark.getDecidedBy().orElse(null))
                .setDecidedAt(mark.getDecidedAt().orElse(null))
                .build());
    }

    /** The letter of a job that was retried in another way; who did it, its facts say. */
    Letter overtaken() {
        return with(
                DeadLetter.newBuilder(known).setStanding(LetterStanding.RETRIED).build());
    }

    private Letter with(DeadLetter next) {
        return new Letter(next, place, bytes);
    }
}
