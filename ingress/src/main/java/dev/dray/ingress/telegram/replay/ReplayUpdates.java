package dev.dray.ingress.telegram.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The updates not confirmed yet, and the one poll that may wait for them. */
final class ReplayUpdates {
    private static final Pattern ID = Pattern.compile("\"update_id\"\\s*:\\s*(\\d{1,18})");
    private static final int MOST_AT_ONCE = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Offered> offered = new ArrayList<>();
    private long lastId;
    private long polls;

    record Offered(long id, String json) {}

    void offer(String json) {
        lock.lock();
        try {
            Matcher id = ID.matcher(json);
            lastId = id.find() ? Long.parseLong(id.group(1)) : lastId;
            offered.add(new Offered(lastId, json));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int unconfirmed() {
        lock.lock();
        try {
            return offered.size();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAllConfirmed(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!offered.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return offered.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest update; empty where none comes in time. */
    Optional<Offered> awaitFirst(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (offered.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return offered.stream().findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets an update that was taken by itself. */
    void confirm(Offered taken) {
        lock.lock();
        try {
            offered.remove(taken);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Confirms what is below the offset, then waits for what is not; a later poll ends an earlier one. */
    BotReply get(BotCall call) throws InterruptedException {
        long limit = call.number("limit").orElse(MOST_AT_ONCE);
        lock.lock();
        try {
            confirmBelow(call.number("offset").orElse(0));
            long poll = ++polls;
            changed.signalAll();
            long left = Duration.ofSeconds(call.number("timeout").orElse(0)).toNanos();
            while (offered.isEmpty() && left > 0 && poll == polls) {
                left = changed.awaitNanos(left);
            }
            if (poll != polls) {
                return BotReply.refused(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
            }
            return BotReply.ok(offered.stream()
                    .limit(limit < 1 || limit > MOST_AT_ONCE ? MOST_AT_ONCE : limit)
                    .map(Offered::json)
                    .collect(Collectors.joining(",", "[", "]")));
        } finally {
            lock.unlock();
        }
    }

    private void confirmBelow(long offset) {
        if (offset < 0) {
            // Counted from the end: all but the last so many are forgotten.
            offered.subList(0, (int) Math.max(0, offered.size() + offset)).clear();
        } else {
            offered.removeIf(update -> update.id() < offset);
        }
    }
}
