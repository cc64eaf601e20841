package dev.dray.ingress.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.Activity;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobActivityTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private final List<String> heard = new ArrayList<>();
    private final Map<String, Activity> activities = Map.of("telegram", new Activity() {
        @Override
        public void running(JobState state) {
            heard.add("running " + state.getJob().getId());
        }

        @Override
        public void resting(JobState state) {
            heard.add("resting " + state.getJob().getId());
        }
    });

    @ParameterizedTest
    @EnumSource(JobStatus.class)
    void onlyAStartedJobRuns(JobStatus status) {
        JobActivity.tell(
                activities,
                JobStates.started("j1", "telegram/42", NOW).setStatus(status).build());

        assertThat(heard).containsExactly(status == JobStatus.STARTED ? "running j1" : "resting j1");
    }

    @Test
    void aJobOfAnotherChannelConcernsNobody() {
        JobActivity.tell(activities, JobStates.started("j1", "http/office", NOW).build());

        assertThat(heard).isEmpty();
    }
}
