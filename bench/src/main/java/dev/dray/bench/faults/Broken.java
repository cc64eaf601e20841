package dev.dray.bench.faults;

/** A promise that was not kept, once. */
public record Broken(Breach breach, String promise, String what) {
    /** How it was not. */
    public enum Breach {
        LOST,
        DOUBLED,
        STUCK,
        OTHER
    }

    @Override
    public String toString() {
        return "%s, but %s (%s)".formatted(promise, what, breach);
    }
}
