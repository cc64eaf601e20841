package dev.dray.broker.operations;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, all of it rather than the first thing. */
final class Complaints {
    private final List<String> found = new ArrayList<>();

    void unless(boolean kept, String complaint) {
        if (!kept) {
            found.add(complaint);
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
