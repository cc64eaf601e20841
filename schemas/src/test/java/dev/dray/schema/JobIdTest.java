package dev.dray.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobIdTest {
    @Test
    void theSameMessageAndRouteMakeTheSameJob() {
        assertThat(JobId.of("telegram:7:1", "deploy")).isEqualTo(JobId.of("telegram:7:1", "deploy"));
    }

    @Test
    void anotherRouteMakesAnotherJob() {
        assertThat(JobId.of("telegram:7:1", "deploy")).isNotEqualTo(JobId.of("telegram:7:1", "render"));
    }

    @Test
    void manyMessagesMakeManyJobsOfOneLength() {
        Set<String> ids = new HashSet<>();
        for (int n = 0; n < 100_000; n++) {
            ids.add(JobId.of("http:local:" + n, "note").value());
        }
        assertThat(ids).hasSize(100_000).allSatisfy(id -> assertThat(id).hasSize(13));
    }

    @Test
    void anythingElseIsNoJobId() {
        assertThatThrownBy(() -> new JobId("../etc")).hasMessage("a job id is 13 letters and digits, not \"../etc\"");
    }
}
