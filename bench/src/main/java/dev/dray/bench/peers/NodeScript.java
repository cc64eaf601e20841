package dev.dray.bench.peers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A measuring script of {@code bench/peers}, copied below {@code bench/target}, where its packages are installed at first use. */
record NodeScript(String name) {
    private static final Path SOURCES = Path.of("bench", "peers");
    private static final Path TARGET = Path.of("bench", "target", "peers").toAbsolutePath();
    private static final String PACKAGES = "package.json";
    /** What was installed from; the packages are installed again when {@code package.json} differs from it. */
    private static final String INSTALLED = "installed.json";

    /**
     * Runs it with a load and what it needs to find its server.
     *
     * @throws MissingException where Node, npm, or a way to the packages is missing
     */
    Seen run(Scratch scratch, ObjectNode load) throws IOException, InterruptedException, MissingException {
        Path node = Tools.onPath("node", "apt-get install nodejs npm");
        install(scratch);
        Path main = TARGET.resolve(name).resolve("main.mjs");
        Process script = scratch.start(List.of(node.toString(), main.toString(), load.toString()));
        List<String> lines = script.inputReader().lines().toList();
        int code = script.waitFor();
        if (code != 0) {
            throw new IOException("the script for %s ended with %d: %s".formatted(name, code, lines));
        }
        return SeenLines.read(lines);
    }

    private void install(Scratch scratch) throws IOException, InterruptedException, MissingException {
        Path npm = Tools.onPath("npm", "apt-get install npm");
        Path folder = Files.createDirectories(TARGET.resolve(name));
        Path sources = SOURCES.resolve(name);
        copy(SOURCES.resolve("load.mjs"), TARGET.resolve("load.mjs"));
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, folder.resolve(sources.relativize(file)));
            }
        }
        Path packages = folder.resolve(PACKAGES);
        Path installed = folder.resolve(INSTALLED);
        if (Files.exists(installed) && Files.mismatch(packages, installed) < 0) {
            return;
        }
        try {
            scratch.run(List.of(
                    npm.toString(),
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--no-package-lock",
                    "--prefix",
                    folder.toString()));
        } catch (IOException e) {
            throw new MissingException(
                    "npm could not install %s (%s)".formatted(name, reason(e)),
                    "a way to the npm registry, and then npm install --prefix " + folder);
        }
        copy(packages, installed);
    }

    /** The little of what npm says that is the reason. */
    private static String reason(IOException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> line.startsWith("npm error"))
                .limit(2)
                .collect(Collectors.joining("; "));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
