package dev.dray.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What tasks did, written down by themselves in one file that no part of Dray knows of: a line for each run that came to
 * its end.
 */
record Effects(Path file) {
    /** One line: which attempt of which job took effect. */
    record Effect(String job, int attempt) {}

    /** Shell that has an effect. Lines this short are appended whole, whoever else appends at the same time. */
    String shell() {
        return "echo \"$DRAY_JOB $DRAY_ATTEMPT\" >> " + file;
    }

    List<Effect> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" ", 2))
                    .map(words -> new Effect(words[0], Integer.parseInt(words[1])))
                    .toList();
        }
    }
}
