package dev.dray.bench.peers;

import java.util.List;

/**
 * What was seen of a peer.
 *
 * @param dispatchMillis of each message on an idle system, from the call that enqueues it to the handler's start
 * @param wholeWay what many senders at once got through
 */
public record Seen(List<Double> dispatchMillis, WholeWay wholeWay) {
    public Seen {
        dispatchMillis = List.copyOf(dispatchMillis);
        if (dispatchMillis.isEmpty()) {
            throw new IllegalArgumentException("no message was dispatched");
        }
    }

    /**
     * Messages from being enqueued to being counted as done.
     *
     * @param messages how many
     * @param seconds from the first one's enqueuing until the last one was counted
     */
    public record WholeWay(long messages, double seconds) {
        public WholeWay {
            if (!(seconds > 0)) {
                throw new IllegalArgumentException("it took no time: " + seconds);
            }
        }

        public double perSecond() {
            return messages / seconds;
        }
    }
}
