package dev.dray.node;

import dev.dray.node.lane.Lane;
import dev.dray.node.lane.LaneConfig;
import dev.dray.schema.Intake;
import dev.dray.schema.LaneLoad;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lanes a node serves at present; those it serves in place of others come and go. Of a paused node they stay and take nothing; a drained one
 * leaves their groups, each once what runs of it has ended and the broker knows how. Safe for use by several threads.
 */
final class ServedLanes {
    private final NodeSettings settings;
    private final Lane.Shared shared;
    private final Set<Lane.Name> served = new TreeSet<>();
    private final Map<Lane.Name, Lane> joined = new TreeMap<>();
    private final Set<Lane.Name> leaving = new HashSet<>();
    private final Set<Lane.Name> closing = new HashSet<>();
    private Intake intake = Intake.TAKING;
    private boolean stopped;

    ServedLanes(NodeSettings settings, Lane.Shared shared) {
        this.settings = settings;
        this.shared = shared;
    }

    synchronized boolean serves(Lane.Name lane) {
        return served.contains(lane);
    }

    synchronized void serve(Lane.Name lane) {
        if (settings.lanes().containsKey(lane.lane())) {
            served.add(lane);
            settle(lane);
        }
    }

    /** Leaves a lane once what runs of it has ended; it takes nothing more meanwhile. */
    synchronized void leave(Lane.Name lane) {
        served.remove(lane);
        settle(lane);
    }

    /** Takes jobs from now on as told. */
    synchronized void take(Intake how) {
        intake = how;
        Set.copyOf(served).forEach(this::settle);
    }

    /** What each served lane does, also where the node is drained. */
    synchronized List<LaneLoad> loads() {
        return served.stream().map(this::load).flatMap(Optional::stream).toList();
    }

    /** Takes nothing more in any lane, for good. */
    synchronized void stopTaking() {
        stopped = true;
        joined.values().forEach(Lane::pause);
    }

    /** Whether nothing runs any more, awaited for so long. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Lane lane : all()) {
            if (!lane.awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    /** Commits what is done and leaves all groups, at once. */
    void close() {
        List<Thread> ending = all().stream()
                .map(lane -> Thread.ofVirtual().name("lane-closing").start(lane::close))
                .toList();
        for (Thread thread : ending) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized List<Lane> all() {
        return List.copyOf(joined.values());
    }

    private Optional<LaneLoad> load(Lane.Name name) {
        Lane lane = joined.get(name);
        return lane == null ? Optional.of(name.load(config(name), 0)) : lane.load();
    }

    private LaneConfig config(Lane.Name name) {
        return Optional.ofNullable(settings.lanes().get(name.lane())).orElseThrow();
    }

    private boolean belongs(Lane.Name name) {
        return served.contains(name) && intake != Intake.DRAINED;
    }

    /** Brings a lane to what it should be now; one that is being closed is looked at again when it is. */
    private void settle(Lane.Name name) {
        if (stopped || closing.contains(name)) {
            return;
        }
        Lane lane = joined.get(name);
        if (lane == null) {
            if (belongs(name)) {
                join(name);
            }
            return;
        }
        letTake(lane, name);
        if (!belongs(name) && leaving.add(name)) {
            Thread.ofVirtual().name("lane-leaving").start(() -> leaveOnceDone(name, lane));
        }
    }

    private void join(Lane.Name name) {
        Lane lane = new Lane(name, config(name), settings.name(), settings.session(), shared);
        letTake(lane, name);
        joined.put(name, lane);
        lane.start();
    }

    private void letTake(Lane lane, Lane.Name name) {
        if (belongs(name) && intake == Intake.TAKING) {
            lane.resume();
        } else {
            lane.pause();
        }
    }

    /** Only when it has left may it join again: under its name the broker knows one member. */
    private void leaveOnceDone(Lane.Name name, Lane lane) {
        try {
            lane.awaitDone();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            leaving.remove(name);
            if (belongs(name) || !lane.isDone()) {
                settle(name); // It was called back meanwhile, and perhaps sent away again.
                return;
            }
            closing.add(name);
        }
        lane.close();
        synchronized (this) {
            closing.remove(name);
            joined.remove(name);
            settle(name);
        }
    }
}
