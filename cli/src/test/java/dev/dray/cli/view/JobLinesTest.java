package dev.dray.cli.view;

import static dev.dray.cli.TestingRecords.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.TestingRecords;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobLinesTest {
    private static final Instant NOW = RECEIVED.plusSeconds(100);

    @Test
    void whatWaitsHasWaitedUntilNow() {
        JobState queued = state(JobStatus.QUEUED).build();
        assertThat(JobLines.waited(queued, NOW)).contains(Duration.ofSeconds(100));
        assertThat(JobLines.ran(queued, NOW)).isEqualTo(Optional.empty());
    }

    @Test
    void whatRunsHasRunUntilNow() {
        JobState started = state(JobStatus.STARTED)
                .setStartedAt(RECEIVED.plusSeconds(30))
                .setPercent(41.6)
                .build();
        assertThat(JobLines.waited(started, NOW)).contains(Duration.ofSeconds(30));
        assertThat(JobLines.ran(started, NOW)).contains(Duration.ofSeconds(70));
        assertThat(JobLines.word(started)).isEqualTo("started 42 %");
    }

    @Test
    void whatEndedRanUntilItsEnd() {
        JobState succeeded = state(JobStatus.SUCCEEDED)
                .setStartedAt(RECEIVED.plusSeconds(30))
                .setEndedAt(RECEIVED.plusSeconds(35))
                .setPercent(100.0)
                .build();
        assertThat(JobLines.ran(succeeded, NOW)).contains(Duration.ofSeconds(5));
        assertThat(JobLines.word(succeeded)).isEqualTo("succeeded");
    }

    @Test
    void whatWasCancelledBeforeItRanHasNeither() {
        JobState cancelled = state(JobStatus.CANCELLED).build();
        assertThat(JobLines.row(cancelled, NOW))
                .containsExactly(
                        TestingRecords.JOB,
                        "cancelled",
                        "video",
                        "video",
                        "-",
                        "1 min",
                        "-",
                        "-",
                        "telegram/42",
                        "/video holiday");
    }

    private static JobState.Builder state(JobStatus status) {
        return TestingRecords.state(TestingRecords.job(), status);
    }
}
