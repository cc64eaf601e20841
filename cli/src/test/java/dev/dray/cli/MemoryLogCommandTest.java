package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryLogCommandTest {
    @TempDir
    Path home;

    @Test
    void theNewestDayIsShownWithoutItsMarks() throws IOException {
        remember("2026-02-07", "# 7 February\n");
        remember("2026-02-08", "# 8 February\n\n- 10:42 film\n<!-- dray:1 -->\n");
        assertThat(Ran.on(home, "memory", "log")).isEqualTo(new Ran(0, "# 8 February\n\n- 10:42 film\n", ""));
    }

    @Test
    void aDayIsAskedForByItsDate() throws IOException {
        remember("2026-02-07", "# 7 February\n");
        remember("2026-02-08", "# 8 February\n");
        assertThat(Ran.on(home, "memory", "log", "2026-02-07").out()).isEqualTo("# 7 February\n");
        assertThat(Ran.on(home, "memory", "log", "2026-02-07", "-o", "json").out())
                .isEqualTo("{\"date\":\"2026-02-07\",\"text\":\"# 7 February\\n\"}\n");
    }

    @Test
    void aDayWithoutALogIsNotFound() {
        assertThat(Ran.on(home, "memory", "log", "2026-02-07"))
                .isEqualTo(new Ran(3, "", "dray: there is no log of 2026-02-07 in %s/memory\n".formatted(home)));
        assertThat(Ran.on(home, "memory", "log"))
                .isEqualTo(new Ran(3, "", "dray: nothing is remembered yet in %s/memory\n".formatted(home)));
    }

    private void remember(String day, String text) throws IOException {
        Path directory = Files.createDirectories(home.resolve("memory"));
        Files.writeString(directory.resolve(day + ".md"), text);
    }
}
