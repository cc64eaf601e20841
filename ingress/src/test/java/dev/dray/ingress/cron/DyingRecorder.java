package dev.dray.ingress.cron;

import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.Recorder;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorder in memory that can take the whole program with it: from a given moment on, the next batch is recorded, and
 * nothing after that happens any more.
 */
final class DyingRecorder implements Recorder {
    private final InstantSource clock;
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> last = new ArrayList<>();
    private Instant death = Instant.MAX;

    DyingRecorder(InstantSource clock) {
        this.clock = clock;
    }

    /** The program's end; no failure that anything would catch and go on after. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        private final String sender;

        Died(String sender) {
            this.sender = sender;
        }

        /** Whose fires were recorded, but no longer noted. */
        String sender() {
            return sender;
        }
    }

    void dieFrom(Instant moment) {
        death = moment;
    }

    @Override
    public Recorded record(List<Message> batch) {
        if (clock.instant().isBefore(death)) {
            messages.addAll(batch);
            return Recorded.BROKER;
        }
        death = Instant.MAX;
        last.addAll(batch);
        throw new Died(batch.getFirst().getSender().getId());
    }

    @Override
    public Recorded setAside(List<DeadLetter> letters) {
        throw new AssertionError("nothing of cron is set aside, but " + letters + " was");
    }

    /** What was recorded in life. */
    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** What was recorded in the moments of death. */
    List<Message> last() {
        return List.copyOf(last);
    }
}
