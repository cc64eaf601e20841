package dev.dray.ingress.delivery;

import dev.dray.schema.Reply;
import java.time.Instant;

/**
 * A reply of the ledger that is not delivered yet.
 *
 * @param takenAt when it was stored
 * @param due when to try next
 * @param attempts how many have failed
 * @param parts how many parts of it are delivered
 * @param mayHaveArrived whether the part after those was sent and its answer not seen
 * @param waited whether it was stored as a notice that waits, and so may go out with others
 */
record OpenReply(
        long number,
        Reply reply,
        Instant takenAt,
        Instant due,
        int attempts,
        int parts,
        boolean mayHaveArrived,
        boolean waited) {}
