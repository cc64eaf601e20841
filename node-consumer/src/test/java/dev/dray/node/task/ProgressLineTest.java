package dev.dray.node.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.RecordingContext;
import dev.dray.node.executor.TestingJobs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final RecordingContext context = new RecordingContext(TestingJobs.job("task", "render"), Path.of("/"));
    private final ProgressLine progress = new ProgressLine();

    @Test
    void ofManyLinesTheLatestIsReportedOnce() {
        progress.set("one");
        progress.set("two");
        progress.report(context);
        progress.report(context);
        assertThat(context.lines).containsExactly("two");
    }

    @Test
    void aPercentageIsReportedAsSuch() {
        for (String line : new String[] {"12%", "frame 40, 42.5 % done", "100%"}) {
            progress.set(line);
            progress.report(context);
        }
        assertThat(context.percents).containsExactly(12.0, 42.5, 100.0);
    }

    @Test
    void moreThanAllIsNoPercentage() {
        progress.set("CPU 140%");
        progress.report(context);
        assertThat(context.percents).isEmpty();
    }

    @Test
    void aBlankLineSaysNothing() {
        progress.set("  ");
        progress.report(context);
        assertThat(context.lines).isEmpty();
    }
}
