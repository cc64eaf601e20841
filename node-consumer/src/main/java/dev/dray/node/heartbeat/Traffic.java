package dev.dray.node.heartbeat;

/** Bytes over the network since the machine started, or a second. */
record Traffic(double in, double out) {

    Traffic since(Traffic earlier, double seconds) {
        return seconds <= 0
                ? new Traffic(0, 0)
                : new Traffic(Math.max(0, in - earlier.in) / seconds, Math.max(0, out - earlier.out) / seconds);
    }
}
