package dev.dray.broker.read;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.dray.broker.Place;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.JobState;
import dev.dray.schema.LetterStanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Folds the records of dead letters by id, in their order: one that is open opens the letter, again where it was decided
 * before, any other decides it.
 */
final class LetterFold {
    private final SequencedMap<String, Letter> byId = new LinkedHashMap<>();

    void add(DeadLetter record, Place place) {
        Letter before = byId.get(record.getId());
        if (record.getStanding() == LetterStanding.OPEN || before == null) {
            byId.putLast(record.getId(), Letter.of(record, place));
        } else {
            byId.put(record.getId(), before.decided(record));
        }
    }

    /** The letters, the latest last; those of jobs that have had another attempt since are retried. */
    List<Letter> letters(JobLookup jobs) {
        Map<String, Attempt> attempts = byId.values().stream()
                .filter(Letter::isOpen)
                .flatMap(letter -> Attempt.of(letter.known()).stream())
                .collect(toMap(Attempt::letter, attempt -> attempt));
        if (!attempts.isEmpty()) {
            Map<String, JobState> states =
                    jobs.of(attempts.values().stream().map(Attempt::job).collect(toSet()));
            attempts.values().stream()
                    .filter(attempt -> attempt.isOver(states))
                    .forEach(attempt -> byId.computeIfPresent(attempt.letter(), (_, letter) -> letter.overtaken()));
        }
        return List.copyOf(byId.values());
    }

    /** The attempt at a job that a letter is of. */
    private record Attempt(String letter, String job, int number) {
        static Optional<Attempt> of(DeadLetter letter) {
            return letter.getJobId()
                    .filter(job -> letter.getId().startsWith(job + "/")
                            && letter.getId().substring(job.length() + 1).matches("\\d{1,9}"))
                    .map(job -> new Attempt(
                            letter.getId(), job, Integer.parseInt(letter.getId().substring(job.length() + 1))));
        }

        boolean isOver(Map<String, JobState> states) {
            return Optional.ofNullable(states.get(job))
                    .filter(state -> state.getJob().getAttempt() > number)
                    .isPresent();
        }
    }
}
