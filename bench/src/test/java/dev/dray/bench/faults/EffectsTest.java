package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.bench.faults.Effects.Effect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectsTest {
    @TempDir
    Path directory;

    @Test
    void whatATaskDidIsReadBackAsOftenAsItDidIt() throws Exception {
        Effects effects = new Effects(directory.resolve("effects.txt"));
        assertThat(effects.read()).isEmpty();
        String task = "DRAY_JOB=a DRAY_ATTEMPT=2; " + effects.shell();
        Command.run("sh", "-c", task);
        Command.run("sh", "-c", task);
        assertThat(effects.read()).containsExactly(new Effect("a", 2), new Effect("a", 2));
    }
}
