package dev.dray.node.attempt;

import dev.dray.broker.read.TableListener;
import dev.dray.node.executor.Cancellation;
import dev.dray.schema.Command;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The cancellations people asked for: each reaches the job if it runs here, and is remembered for when it comes. An
 * owner's wish to run the job again takes it back. Hears the topic of commands from its first record, so that a job
 * cancelled while this node was away is not run. Safe for use by several threads.
 */
public final class Cancels implements TableListener<Command> {
    private static final int REMEMBERED = 10_000;

    private final Map<String, String> reasons = new Newest<>();
    private final Map<String, Boolean> heard = new Newest<>();
    private final Map<String, Set<Cancellation>> running = new HashMap<>();

    /** A job that is told of its cancellation until this is closed. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells a job that begins; at once, where it was cancelled before. */
    Watch watch(String job, Cancellation cancellation) {
        String why;
        synchronized (this) {
            running.computeIfAbsent(job, _ -> new HashSet<>()).add(cancellation);
            why = reasons.get(job);
        }
        if (why != null) {
            cancellation.request(why);
        }
        return () -> forget(job, cancellation);
    }

    /** A command is heard again after a broken connection, and then means nothing new. */
    @Override
    public void changed(String key, Command command) {
        String job = command.getJobId();
        Set<Cancellation> cancelled = Set.of();
        synchronized (this) {
            if (heard.put(command.getId(), true) != null) {
                return;
            }
            switch (command.getKind()) {
                case CANCEL -> {
                    reasons.put(job, "cancelled by " + command.getBy());
                    cancelled = Set.copyOf(running.getOrDefault(job, Set.of()));
                }
                case RETRY, APPROVE -> reasons.remove(job);
                case REJECT, PAUSE, DRAIN, RESUME, RUN, ENABLE, DISABLE, UNKNOWN -> {}
            }
        }
        cancelled.forEach(cancellation -> cancellation.request("cancelled by " + command.getBy()));
    }

    private synchronized void forget(String job, Cancellation cancellation) {
        running.computeIfPresent(job, (_, all) -> {
            all.remove(cancellation);
            return all.isEmpty() ? null : all;
        });
    }

    /** The newest entries only. */
    private static final class Newest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
