package dev.dray.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the rules are held against: the compiled rooms, their tests, and the violations planted in this module's tests. */
final class House {
    /** The folder of each room, beside this module's. */
    static final List<String> ROOMS = List.of(
            "schemas",
            "runtime",
            "broker-config",
            "ingress",
            "router-streams",
            "node-consumer",
            "memory-indexer",
            "cli",
            "bench");

    /** Those whose classes a build of this module needs. */
    static final List<String> COMPILED =
            ROOMS.stream().filter(room -> !room.equals("bench")).toList();

    private House() {}

    /** Classes of the product. */
    static JavaClasses product() {
        return new ClassFileImporter().importPaths(folders("classes"));
    }

    /** Classes of the product and of its tests, without what is planted. */
    static JavaClasses productAndTests() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/planted/"))
                .importPaths(Stream.of("classes", "test-classes")
                        .flatMap(kind -> folders(kind).stream())
                        .toList());
    }

    /** Only what is planted. */
    static JavaClasses planted() {
        return new ClassFileImporter()
                .withImportOption(location -> location.contains("/planted/"))
                .importPaths(Path.of("target", "test-classes"));
    }

    /** Every Java source of every room, without what is planted. */
    static List<Path> sources() {
        return ROOMS.stream()
                .flatMap(room -> javaFiles(Path.of("..", room, "src")).stream())
                .filter(file -> !file.toString().contains("/planted/"))
                .toList();
    }

    /** Every Java source under a folder. */
    static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(String kind) {
        return COMPILED.stream()
                .map(room -> Path.of("..", room, "target", kind))
                .filter(Files::isDirectory)
                .toList();
    }
}
