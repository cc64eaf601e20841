package dev.dray.node.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.schema.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the directories before each test.
class MadeFilesTest {
    @TempDir
    private Path directory;

    private Path out;
    private Path made;

    @BeforeEach
    void make() throws IOException {
        out = MadeFiles.empty(directory.resolve("out"));
        made = directory.resolve("made");
    }

    @Test
    void filesAreTakenWithNameTypeSizeAndHash() throws IOException {
        Files.writeString(out.resolve("chart.png"), "hello");
        Files.createDirectories(out.resolve("raw"));
        Files.writeString(out.resolve("raw/empty"), "");

        List<Attachment> taken = MadeFiles.take(out, made);

        assertThat(taken)
                .containsExactly(
                        attachment("hello", "chart.png", "image/png"),
                        attachment("", "raw-empty", "application/octet-stream"));
        assertThat(made.resolve(TestingFileGateway.id("hello".getBytes(UTF_8)).hex()))
                .hasContent("hello");
        assertThat(out.resolve("chart.png")).doesNotExist();
    }

    @Test
    void theSameBytesTwiceAreOneFileOfTwoNames() throws IOException {
        Files.writeString(out.resolve("a"), "hello");
        Files.writeString(out.resolve("b"), "hello");

        List<Attachment> taken = MadeFiles.take(out, made);

        assertThat(taken).extracting(Attachment::getName).containsExactly("a", "b");
        assertThat(taken)
                .extracting(Attachment::getId)
                .containsOnly(taken.getFirst().getId());
    }

    @Test
    void nothingIsNoFiles() throws IOException {
        assertThat(MadeFiles.take(out, made)).isEmpty();
        assertThat(made).doesNotExist();
    }

    @Test
    void tooManyAreRefusedWithTheRemedy() throws IOException {
        for (int n = 0; n < 101; n++) {
            Files.writeString(out.resolve("f" + n), "");
        }

        assertThatThrownBy(() -> MadeFiles.take(out, made))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("101 files", "more than the 100", "pack them");
    }

    private static Attachment attachment(String content, String name, String type) {
        return Attachment.newBuilder()
                .setId(TestingFileGateway.id(content.getBytes(UTF_8)).toString())
                .setName(name)
                .setMediaType(type)
                .setSize((long) content.length())
                .build();
    }
}
