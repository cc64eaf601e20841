package dev.dray.router.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {
    private static final long START = 1_000_000;

    private final PromptCommits commits = new PromptCommits();

    @Test
    void whileLittleHappensEveryRecordIsCommittedAtOnce() {
        assertThat(IntStream.range(0, 1_000).mapToObj(record -> commits.now(START + record * 5L)))
                .containsOnly(true);
    }

    @Test
    void theBeginningOfABurstIsCommittedAtOnce() {
        assertThat(prompt(1_000, START)).isEqualTo(20);
    }

    @Test
    void underLoadTheIntervalDecides() {
        prompt(1_000, START);

        assertThat(IntStream.range(0, 100_000).filter(record -> commits.now(START + 100 + record / 10)))
                .isEmpty();
    }

    @Test
    void afterTheLoadRecordsAreCommittedAtOnceAgain() {
        prompt(1_000, START);

        assertThat(commits.now(START + 200)).isTrue();
    }

    private long prompt(int records, long millis) {
        return IntStream.range(0, records).filter(_ -> commits.now(millis)).count();
    }
}
