package dev.dray.broker.operations;

/** A violation, planted to see that its rule can fail: what stands in the file, what replaces it, what is said of it. */
record Planted(String original, String instead, String complaint) {
    @Override
    public String toString() {
        return original.strip() + " -> " + instead.strip();
    }
}
