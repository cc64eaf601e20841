package dev.dray.runtime.life;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that notes what is done to it, and fails where it is told to. */
final class RecordingService implements Service {
    private final String name;
    private final List<String> notes;
    private final List<String> failures = new CopyOnWriteArrayList<>();

    RecordingService(String name, List<String> notes) {
        this.name = name;
        this.notes = notes;
    }

    RecordingService failingTo(String step) {
        failures.add(step);
        return this;
    }

    @Override
    public void start() {
        note("start");
    }

    @Override
    public void close() {
        note("close");
    }

    @Override
    public void cut() {
        note("cut");
    }

    private void note(String step) {
        notes.add(step + " " + name);
        if (failures.contains(step)) {
            throw new IllegalStateException(name + " cannot " + step);
        }
    }
}
