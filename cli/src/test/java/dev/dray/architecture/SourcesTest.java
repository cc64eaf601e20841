package dev.dray.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules about text hold, and each finds what is planted for it here. */
class SourcesTest {
    @TempDir
    Path garden;

    @Test
    void noSourceIsTooLongToReadWithPleasure() {
        assertThat(Sources.tooLong(House.sources())).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(Sources.unexplained(House.sources())).isEmpty();
    }

    @Test
    void everyRoomHasAShortReadme() {
        assertThat(Sources.withoutReadme(
                        House.ROOMS.stream().map(room -> Path.of("..", room)).toList()))
                .isEmpty();
    }

    @Test
    void everyRoomIsRead() {
        assertThat(House.ROOMS)
                .allSatisfy(room ->
                        assertThat(House.javaFiles(Path.of("..", room, "src"))).isNotEmpty());
        assertThat(House.sources()).hasSizeGreaterThan(300);
    }

    @Test
    void aLongSourceIsFound() throws IOException {
        plant("Long.java", "package a;\n".repeat(351));
        plant("Short.java", "package a;\n".repeat(350));
        assertThat(Sources.tooLong(House.javaFiles(garden))).containsExactly(garden.resolve("Long.java"));
    }

    @Test
    void aPackageWithoutAWordIsFound() throws IOException {
        plant("a/A.java", "package a;\n\nclass A {}\n");
        plant("b/B.java", "package b;\n\nclass B {}\n");
        plant("b/package-info.java", "/** b */\n@NullMarked\npackage b;\n");
        plant("c/C.java", "package c;\n\nclass C {}\n");
        plant("c/package-info.java", "/** What there is to say of c. */\npackage c;\n");
        plant("d/D.java", "package d;\n\nclass D {}\n");
        plant("d/package-info.java", "/** What there is to say of d. */\n@NullMarked\npackage d;\n");
        assertThat(Sources.unexplained(House.javaFiles(garden))).containsExactly("a", "b", "c");
    }

    @Test
    void aMissingAndALongReadmeAreFound() throws IOException {
        plant("a/A.java", "package a;\n");
        plant("b/README.md", "A line.\n".repeat(21));
        plant("c/README.md", "A line.\n".repeat(20));
        List<Path> folders = List.of(garden.resolve("a"), garden.resolve("b"), garden.resolve("c"));
        assertThat(Sources.withoutReadme(folders)).containsExactly(folders.get(0), folders.get(1));
    }

    private void plant(String name, String text) throws IOException {
        Path file = garden.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
