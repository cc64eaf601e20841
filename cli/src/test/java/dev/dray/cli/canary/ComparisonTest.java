package dev.dray.cli.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.TestingRecords;
import dev.dray.schema.Canary;
import dev.dray.schema.CanaryCause;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Money;
import dev.dray.schema.Track;
import dev.dray.schema.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final List<JobEvent> facts = new ArrayList<>();

    @Test
    void eachTrackHasTheJobsThatRanThere() {
        ran("a", 1, Track.CANARY, JobFact.SUCCEEDED, 10);
        ran("b", 1, Track.CANARY, JobFact.SUCCEEDED, 30);
        ran("c", 1, Track.STABLE, JobFact.SUCCEEDED, 20);

        Comparison comparison = compared(standing("route/video", CanaryCause.PRESENT));

        assertThat(comparison.canary().jobs()).isEqualTo(2);
        assertThat(comparison.canary().failed()).isZero();
        assertThat(comparison.canary().median()).contains(Duration.ofSeconds(10));
        assertThat(comparison.canary().p95()).contains(Duration.ofSeconds(30));
        assertThat(comparison.stable().jobs()).isEqualTo(1);
        assertThat(comparison.stable().median()).contains(Duration.ofSeconds(20));
    }

    @Test
    void aJobThatFailedOnTheCanaryAndSucceededOnStableIsAFailureOfTheCanary() {
        ran("a", 1, Track.CANARY, JobFact.FAILED, 1);
        ran("a", 2, Track.STABLE, JobFact.SUCCEEDED, 20);

        Comparison comparison = compared(standing("route/video", CanaryCause.FAILURES));

        assertThat(comparison.canary()).satisfies(its -> {
            assertThat(its.jobs()).isEqualTo(1);
            assertThat(its.failed()).isEqualTo(1);
            assertThat(its.median()).isEmpty();
        });
        assertThat(comparison.stable().failed()).isZero();
    }

    @Test
    void whatAttemptsCostIsAddedUp() {
        facts.add(fact("a", 1, JobFact.QUEUED, 0).setJob(job("a")).build());
        facts.add(fact("a", 1, JobFact.STARTED, 1).setTrack(Track.CANARY).build());
        for (int i = 0; i < 2; i++) {
            facts.add(fact("a", 1, JobFact.USAGE, 2)
                    .setUsage(Usage.newBuilder()
                            .setCost(Money.newBuilder().setMicros(1_500).build())
                            .build())
                    .build());
        }

        Figures canary = compared(standing("route/video", CanaryCause.PRESENT)).canary();

        assertThat(canary.micros()).isEqualTo(3_000);
        assertThat(canary.currency()).contains("USD");
        assertThat(canary.jobs()).as("jobs that ended").isZero();
    }

    @Test
    void theRoutesOfALaneOnTrialAreTakenTogether() {
        ran("a", 1, Track.CANARY, JobFact.SUCCEEDED, 10);

        assertThat(compared(standing("lane/video", CanaryCause.PRESENT))
                        .canary()
                        .jobs())
                .isEqualTo(1);
    }

    @Test
    void whatIsNoLongerOnTrialIsShownWhileThereWereJobsOfIt() {
        Canary removed = standing("route/video", CanaryCause.REMOVED);
        ran("c", 1, Track.STABLE, JobFact.SUCCEEDED, 20);
        assertThat(Comparison.of(List.of(removed), facts)).isEmpty();

        ran("a", 1, Track.CANARY, JobFact.SUCCEEDED, 10);
        assertThat(Comparison.of(List.of(removed), facts)).hasSize(1);
        assertThat(Comparison.of(List.of(), facts))
                .singleElement()
                .extracting(Comparison::key)
                .isEqualTo("route/video");
    }

    private Comparison compared(Canary standing) {
        List<Comparison> all = Comparison.of(List.of(standing), facts);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void ran(String id, int attempt, Track track, JobFact end, long seconds) {
        facts.add(fact(id, attempt, JobFact.QUEUED, 0).setJob(job(id)).build());
        facts.add(fact(id, attempt, JobFact.STARTED, 1).setTrack(track).build());
        facts.add(fact(id, attempt, end, 1 + seconds).setTrack(track).build());
    }

    private static Job job(String id) {
        return TestingRecords.job(id, id);
    }

    private static JobEvent.Builder fact(String id, int attempt, JobFact fact, long seconds) {
        return TestingRecords.fact(fact, seconds).setJobId(id).setAttempt(attempt);
    }

    private static Canary standing(String key, CanaryCause cause) {
        return Canary.newBuilder()
                .setKey(key)
                .setLane("video")
                .setPercent(10)
                .setSince(TestingRecords.RECEIVED)
                .setCause(cause)
                .build();
    }
}
