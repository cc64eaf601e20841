package dev.dray.bench;

import java.util.List;

/** Measures something and says what it saw. Runs alone on the machine, may take minutes, cleans up behind itself. */
interface Benchmark {
    /**
     * The figures, in the order they should be read.
     *
     * @param effort how long to look
     */
    List<Figure> measure(Effort effort) throws Exception;

    /** Whether figures are such as were promised; where not, the program ends with 1. Always, where nothing is promised. */
    default boolean accepts(List<Figure> figures) {
        return true;
    }

    /** How long to look: {@code QUICK} shows that it works, {@code FULL} is what is written down. */
    enum Effort {
        QUICK,
        FULL;

        int of(int quick, int full) {
            return this == QUICK ? quick : full;
        }
    }
}
