package dev.dray.ingress.delivery;

import dev.dray.ingress.channel.Sending;

/** How far one reply has been sent, as the ledger knows it. */
record LedgerSending(ReplyLedger ledger, OpenReply open) implements Sending {

    @Override
    public int partsDone() {
        return open.parts();
    }

    @Override
    public boolean mayHaveArrived() {
        return open.mayHaveArrived();
    }

    @Override
    public void partDone() {
        ledger.partDone(open);
    }
}
