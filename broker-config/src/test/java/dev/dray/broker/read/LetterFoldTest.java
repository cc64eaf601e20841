package dev.dray.broker.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dray.broker.Place;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.LetterStanding;
import dev.dray.schema.Usage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterFoldTest {
    private static final Instant AT = Instant.parse("2026-02-08T10:42:00Z");

    private final LetterFold fold = new LetterFold();
    private int records;

    @Test
    void aLetterIsOpenUntilSomebodyDecides() {
        add(letter("a"));
        add(letter("b"));
        decide("a", LetterStanding.RETRIED);
        assertThat(letters())
                .extracting(Letter::id, Letter::isOpen)
                .containsExactly(tuple("a", false), tuple("b", true));
    }

    @Test
    void aDecisionLeavesWhatTheLetterKeepsWhereItIs() {
        add(letter("before"));
        add(letter("a"));
        decide("a", LetterStanding.DISCARDED);
        Letter letter = letters().getLast();
        assertThat(letter.place().offset()).isEqualTo(1);
        assertThat(letter.bytes()).isEqualTo(3);
        assertThat(letter.known().getHeaders()).containsEntry("ce_id", "1");
        assertThat(letter.known().getStanding()).isEqualTo(LetterStanding.DISCARDED);
        assertThat(letter.known().getDecidedBy()).contains("cli:ann");
        assertThat(letter.known().getDecidedAt()).contains(AT.plusSeconds(60));
    }

    @Test
    void whatFailsAgainIsOpenAgainAndTheLatest() {
        add(letter("a"));
        add(letter("b"));
        decide("a", LetterStanding.RETRIED);
        add(letter("a"));
        assertThat(letters()).extracting(Letter::id).containsExactly("b", "a");
        assertThat(letters()).allMatch(Letter::isOpen);
        assertThat(letters().getLast().place().offset()).isEqualTo(3);
        assertThat(letters().getLast().known().getDecidedBy()).isEmpty();
    }

    @Test
    void aDecisionAboutALetterNobodyHasIsNoOpenLetter() {
        add(letter("a"));
        Letter gone = letters().getFirst();
        LetterFold later = new LetterFold();
        later.add(gone.mark(LetterStanding.RETRIED, "cli:ann", AT), gone.place());
        assertThat(later.letters(_ -> Map.of())).singleElement().matches(letter -> !letter.isOpen());
    }

    @Test
    void theLetterOfAJobThatHadAnotherAttemptSinceIsRetried() {
        add(ofJob("job1", 1));
        add(ofJob("job1", 2));
        add(ofJob("job2", 1));
        add(ofJob("job3", 1));
        List<Letter> letters = fold.letters(ids -> {
            assertThat(ids).containsExactlyInAnyOrder("job1", "job2", "job3");
            return Map.of("job1", state("job1", 2), "job2", state("job2", 1));
        });
        assertThat(letters)
                .filteredOn(Letter::isOpen)
                .extracting(Letter::id)
                .containsExactly("job1/2", "job2/1", "job3/1");
    }

    @Test
    void withoutAnOpenLetterOfAJobNoJobIsLookedUp() {
        add(letter("a"));
        add(ofJob("job1", 1));
        decide("job1/1", LetterStanding.DISCARDED);
        assertThat(fold.letters(_ -> {
                    throw new AssertionError("nobody to ask for");
                }))
                .hasSize(2);
    }

    private List<Letter> letters() {
        return fold.letters(_ -> Map.of());
    }

    private void add(DeadLetter record) {
        fold.add(record, new Place("dray.dead-letters", 0, records++));
    }

    private void decide(String id, LetterStanding standing) {
        Letter letter = fold.letters(_ -> Map.of()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        add(letter.mark(standing, "cli:ann", AT.plusSeconds(60)));
    }

    private static DeadLetter ofJob(String job, int attempt) {
        return DeadLetter.newBuilder(letter(job + "/" + attempt))
                .setOrigin("job " + job)
                .setJobId(job)
                .build();
    }

    private static DeadLetter letter(String id) {
        return DeadLetter.newBuilder()
                .setId(id)
                .setOrigin("topic " + id)
                .setReason("undecodable")
                .setWhy("it is nothing")
                .setAt(AT)
                .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setPayloadType("application/avro")
                .setHeaders(Map.of("ce_id", "1"))
                .build();
    }

    private static JobState state(String id, int attempt) {
        return JobState.newBuilder()
                .setJob(Job.newBuilder(TestingJobs.job("telegram/42", ""))
                        .setId(id)
                        .setAttempt(attempt)
                        .build())
                .setStatus(JobStatus.DEAD)
                .setSince(AT)
                .setUsage(Usage.newBuilder().build())
                .build();
    }
}
