package dev.dray.runtime.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers everything that is wrong with one file. */
final class Problems {
    private final String file;
    private final List<ConfigProblem> all = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String message) {
        all.add(new ConfigProblem(place.path(), place.line(), place.column(), message));
    }

    /** The place in the words of a problem there. */
    String name(Place place) {
        return file + ":" + place.line() + ":" + place.column() + " " + place.path();
    }

    Problems ofSameFile() {
        return new Problems(file);
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            all.sort(Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
            throw new ConfigException(file, all);
        }
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
