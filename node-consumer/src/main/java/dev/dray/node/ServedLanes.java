package dev.dray.node;

import dev.dray.node.lane.Lane;
import dev.dray.node.lane.LaneConfig;
import dev.dray.schema.LaneLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lanes a node serves at present; a backup's come and go. Safe for use by several threads. */
final class ServedLanes {
    private final NodeSettings settings;
    private final Lane.Shared shared;
    private final Map<String, Lane> serving = new HashMap<>();
    private final List<Lane> leaving = new ArrayList<>();
    private boolean stopped;

    ServedLanes(NodeSettings settings, Lane.Shared shared) {
        this.settings = settings;
        this.shared = shared;
    }

    synchronized boolean serves(String lane) {
        return serving.containsKey(lane);
    }

    synchronized void serve(String name) {
        LaneConfig config = settings.lanes().get(name);
        if (stopped || config == null || serving.containsKey(name)) {
            return;
        }
        Lane.Name which = new Lane.Name(name, settings.track());
        Lane lane = new Lane(which, config, settings.name(), settings.session(), shared);
        serving.put(name, lane);
        lane.start();
    }

    /** Leaves a lane once what runs of it has ended; it takes nothing more meanwhile. */
    void leave(String name) {
        Lane lane;
        synchronized (this) {
            lane = serving.remove(name);
            if (lane == null) {
                return;
            }
            leaving.add(lane);
        }
        lane.stopTaking();
        Thread.ofVirtual().name("lane-leaving").start(() -> {
            try {
                lane.awaitIdle(Duration.ofDays(1));
                lane.close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            synchronized (this) {
                leaving.remove(lane);
            }
        });
    }

    synchronized List<LaneLoad> loads() {
        return serving.values().stream()
                .map(Lane::load)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Takes nothing more in any lane. */
    void stopTaking() {
        synchronized (this) {
            stopped = true;
        }
        all().forEach(Lane::stopTaking);
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
        List<Thread> closing = all().stream()
                .map(lane -> Thread.ofVirtual().name("lane-closing").start(lane::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized List<Lane> all() {
        List<Lane> all = new ArrayList<>(serving.values());
        all.addAll(leaving);
        return all;
    }
}
