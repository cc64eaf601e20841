package dev.dray.ingress.delivery;

import dev.dray.ingress.channel.Sending;

/** How far one reply has been sent, as the ledger knows it, during one attempt. Used by one thread. */
final class LedgerSending implements Sending {
    private final ReplyLedger ledger;
    private final OpenReply open;
    private int confirmed;

    LedgerSending(ReplyLedger ledger, OpenReply open) {
        this.ledger = ledger;
        this.open = open;
    }

    @Override
    public int partsDone() {
        return open.parts() + confirmed;
    }

    @Override
    public boolean mayHaveArrived() {
        return isUncertain();
    }

    @Override
    public void partDone() {
        ledger.partDone(open);
        confirmed++;
    }

    /** Whether an attempt before this one may have brought the next part. */
    boolean isUncertain() {
        return open.mayHaveArrived() && confirmed == 0;
    }
}
