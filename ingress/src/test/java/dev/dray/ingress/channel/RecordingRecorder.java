package dev.dray.ingress.channel;

import dev.dray.runtime.value.DataSize;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A recorder in memory, which can be told to refuse, to crash after recording, and to find messages too large. */
public final class RecordingRecorder implements Recorder {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Message> messages = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private String tooLarge = "";
    private int toRefuse;
    private int toCrash;
    private int refused;

    /** Refuses the next so many batches, as where the disk is full and the broker away. */
    public void refuseNext(int batches) {
        change(() -> toRefuse = batches);
    }

    /** Records the next so many batches and then fails, as where the process dies before it acknowledges. */
    public void crashAfterNext(int batches) {
        change(() -> toCrash = batches);
    }

    /** Finds each message too large whose text contains a word. */
    public void findTooLarge(String word) {
        change(() -> tooLarge = word);
    }

    @Override
    public Recorded record(List<Message> batch) {
        lock.lock();
        try {
            if (batch.isEmpty()) {
                return Recorded.BROKER;
            }
            if (toRefuse > 0) {
                toRefuse--;
                refused++;
                changed.signalAll();
                throw new NotRecordedException("the disk is full", new IllegalStateException());
            }
            for (Message message : batch) {
                if (!tooLarge.isEmpty() && message.getText().contains(tooLarge)) {
                    throw new TooLargeException(message.getId(), new DataSize(9), new DataSize(8));
                }
            }
            messages.addAll(batch);
            changed.signalAll();
            if (toCrash > 0) {
                toCrash--;
                throw new NotRecordedException("the process dies here", new IllegalStateException());
            }
            return Recorded.BROKER;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Recorded setAside(List<DeadLetter> batch) {
        change(() -> letters.addAll(batch));
        return Recorded.BROKER;
    }

    public List<Message> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    public List<DeadLetter> letters() {
        lock.lock();
        try {
            return List.copyOf(letters);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for so many messages; those there are, where that takes too long. */
    public List<Message> awaitMessages(int count) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (messages.size() < count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    public List<DeadLetter> awaitLetters(int count) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (letters.size() < count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return List.copyOf(letters);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many batches were refused; whether that happened. */
    public boolean awaitRefused(int count) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (refused < count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return refused >= count;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
