package dev.dray.node.ledger;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.report.By;
import dev.dray.node.report.Facts;
import dev.dray.runtime.sqlite.DatabaseException;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private final Attempt attempt = Attempt.of(TestingJobs.job("task", "render"));
    private final JobEvent done =
            new Facts(attempt, 1, new By("mini", Track.STABLE), InstantSource.fixed(AT)).ended(new Outcome.Done("ok"));

    @TempDir
    Path directory;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(directory.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void anAttemptIsFreshOnce() {
        assertThat(ledger.take(attempt, AT)).isEqualTo(new Standing.Fresh(1));
        assertThat(ledger.take(attempt, AT)).isEqualTo(new Standing.Interrupted(1));
    }

    @Test
    void anAttemptThatEndedIsKnownWithItsEventAlsoByTheNextProcess() {
        ledger.take(attempt, AT);
        ledger.ended(attempt, done, AT).join();
        reopen();
        assertThat(ledger.take(attempt, AT)).isEqualTo(new Standing.Ended(done));
    }

    @Test
    void aRunAgainHasTheNextNumber() {
        ledger.take(attempt, AT);
        assertThat(ledger.again(attempt, AT)).isEqualTo(2);
        assertThat(ledger.take(attempt, AT)).isEqualTo(new Standing.Interrupted(2));
    }

    @Test
    void anAttemptQueuedAgainIsFreshAndCountsOn() {
        ledger.take(attempt, AT);
        ledger.ended(attempt, done, AT).join();
        Attempt approved = new Attempt(attempt.job(), attempt.number(), AT.plusSeconds(60));
        assertThat(ledger.take(approved, AT)).isEqualTo(new Standing.Fresh(2));
    }

    @Test
    void theNextAttemptOfTheSameJobIsFresh() {
        ledger.take(attempt, AT);
        assertThat(ledger.take(new Attempt(attempt.job(), 2, AT), AT)).isEqualTo(new Standing.Fresh(1));
    }

    @Test
    void anEndIsUnackedUntilItIsAcked() {
        ledger.take(attempt, AT);
        assertThat(ledger.unacked()).isEmpty();
        ledger.ended(attempt, done, AT).join();
        assertThat(ledger.unacked()).containsExactly(java.util.Map.entry(attempt, done));
        ledger.acked(attempt, done).join();
        assertThat(ledger.unacked()).isEmpty();
    }

    @Test
    void anEndThatCouldNotBeKeptIsKeptWithItsAcknowledgement() {
        ledger.take(attempt, AT);
        ledger.acked(attempt, done).join();
        assertThat(ledger.take(attempt, AT)).isEqualTo(new Standing.Ended(done));
    }

    @Test
    void whatWasTakenAndDidNotEndIsListed() {
        Attempt other = Attempt.of(TestingJobs.job("task", "render"));
        ledger.take(attempt, AT);
        ledger.take(other, AT);
        ledger.ended(attempt, done, AT).join();
        assertThat(ledger.unended()).containsExactly(other);
    }

    @Test
    void anAttemptThatWasNeverTakenMayEnd() {
        ledger.ended(attempt, done, AT).join();
        assertThat(ledger.take(attempt, AT)).isEqualTo(new Standing.Ended(done));
    }

    @Test
    void whatIsOldIsForgottenButNoResultThatNobodyHas() {
        Attempt unacked = Attempt.of(TestingJobs.job("task", "render"));
        Attempt recent = Attempt.of(TestingJobs.job("task", "render"));
        ledger.ended(attempt, done, AT).join();
        ledger.acked(attempt, done).join();
        ledger.ended(unacked, done, AT).join();
        ledger.take(recent, AT.plus(Duration.ofDays(2)));
        assertThat(ledger.prune(AT.plus(Duration.ofDays(1)))).containsExactly(attempt.job());
        assertThat(ledger.unacked()).containsOnlyKeys(unacked);
        assertThat(ledger.unended()).containsExactly(recent);
    }

    @Test
    void aJobOfWhichALaterAttemptIsKnownIsNotForgotten() {
        ledger.take(attempt, AT);
        ledger.take(new Attempt(attempt.job(), 2, AT), AT.plus(Duration.ofDays(2)));
        assertThat(ledger.prune(AT.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsSaidAtOnce() {
        ledger.close();
        assertThatThrownBy(() -> ledger.take(attempt, AT)).isInstanceOf(DatabaseException.class);
        open();
    }

    private void reopen() {
        ledger.close();
        open();
    }
}
