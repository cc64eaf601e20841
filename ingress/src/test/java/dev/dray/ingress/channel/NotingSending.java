package dev.dray.ingress.channel;

/** Notes in memory how far a reply was sent. */
public final class NotingSending implements Sending {
    private int parts;
    private boolean mayHaveArrived;

    public NotingSending mayHaveArrivedBefore() {
        mayHaveArrived = true;
        return this;
    }

    @Override
    public int partsDone() {
        return parts;
    }

    @Override
    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    @Override
    public void partDone() {
        parts++;
    }
}
