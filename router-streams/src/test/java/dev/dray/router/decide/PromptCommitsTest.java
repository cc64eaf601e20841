package dev.dray.router.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptCommitsTest {
    private static final long START = 1_000_000;

    private final PromptCommits commits = new PromptCommits();

    @Test
    void whileLittleHappensEveryRecordIsCommittedAtOnce() {
        assertThat(IntStream.range(0, 1_000).mapToObj(record -> fresh(START + record * 25L)))
                .containsOnly(true);
    }

    @Test
    void theBeginningOfABurstIsCommittedAtOnce() {
        assertThat(prompt(1_000, START)).isEqualTo(10);
    }

    @Test
    void underLoadTheIntervalDecides() {
        prompt(1_000, START);

        assertThat(IntStream.range(0, 100_000).filter(record -> fresh(START + 100 + record / 10)))
                .isEmpty();
    }

    @Test
    void afterTheLoadRecordsAreCommittedAtOnceAgain() {
        prompt(1_000, START);

        assertThat(fresh(START + 200)).isTrue();
    }

    @Test
    void whereCommitsAreSoSlowThatRecordsWaitTheIntervalDecides() {
        assertThat(commits.now(START, START - 99)).isTrue();
        assertThat(commits.now(START + 500, START)).isFalse();
        assertThat(commits.now(START + 1_000, START + 100)).isFalse();
        assertThat(commits.now(START + 1_500, START + 1_490)).isTrue();
    }

    private long prompt(int records, long millis) {
        return IntStream.range(0, records).filter(_ -> fresh(millis)).count();
    }

    private boolean fresh(long millis) {
        return commits.now(millis, millis - 3);
    }
}
