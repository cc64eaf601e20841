package dev.dray.ingress.delivery;

import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;

/**
 * A reply of the ledger.
 *
 * @param number grows with each reply stored, so that a reader can go on after the last it saw
 */
public record StoredReply(long number, Reply reply) {

    /** Whether it ends what its message asked for. */
    public boolean isFinal() {
        return reply.getKind() == ReplyKind.RESULT || reply.getKind() == ReplyKind.FAILURE;
    }
}
