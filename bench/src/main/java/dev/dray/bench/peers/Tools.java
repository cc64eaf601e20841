package dev.dray.bench.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Programs of this machine that a peer needs. */
final class Tools {
    private static final Path DEBIANS_POSTGRES = Path.of("/usr/lib/postgresql");

    private Tools() {}

    /**
     * A program on the PATH.
     *
     * @param remedy the command that installs it
     */
    static Path onPath(String program, String remedy) throws MissingException {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new MissingException("no %s on the PATH".formatted(program), remedy));
    }

    /** The folder with {@code postgres} and {@code initdb}: Debian's newest, which is not on the PATH, or that on it. */
    static Path postgres() throws MissingException, IOException {
        List<Path> debians = List.of();
        if (Files.isDirectory(DEBIANS_POSTGRES)) {
            try (Stream<Path> versions = Files.list(DEBIANS_POSTGRES)) {
                debians = versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .sorted(Comparator.reverseOrder())
                        .toList();
            }
        }
        if (!debians.isEmpty()) {
            return debians.getFirst();
        }
        Path initdb = onPath("initdb", "apt-get install postgresql").toAbsolutePath();
        return Objects.requireNonNull(initdb.getParent(), "a program lies in a folder");
    }
}
