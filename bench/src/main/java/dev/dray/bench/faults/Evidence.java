package dev.dray.bench.faults;

import static java.util.stream.Collectors.toSet;

import dev.dray.bench.faults.Effects.Effect;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Everything a run left behind, as far as the promises are about it: what the senders were told, what lies on the topics,
 * in the SQLite files and in the daily logs, and what the tasks did.
 *
 * @param messages the id of each record of a message
 * @param made each fact with which a job begins, such as that it is queued or held
 * @param changes each state of each job, oldest first
 * @param succeeded each report that an attempt at a heavy job succeeded, by the report's id
 * @param answers the final replies
 * @param journal each entry
 * @param letters each dead letter
 * @param marks the id under each entry of the daily logs, as it is written there
 * @param effects each time a task came to its end
 * @param runs how often nodes began an attempt, by their ledgers
 * @param stored the ids of the replies the gateway has ready to be fetched
 * @param waiting what no broker has acknowledged yet: rows of outboxes and of ledgers, in words
 * @param undecodable records that cannot be read, by place
 * @param unclean what did not stop as it was told to, in words
 */
record Evidence(
        Sent sent,
        List<String> messages,
        List<Made> made,
        List<Change> changes,
        Map<String, Success> succeeded,
        List<Answer> answers,
        List<Entry> journal,
        List<Letter> letters,
        List<String> marks,
        List<Effect> effects,
        Map<Effect, Integer> runs,
        Set<String> stored,
        List<String> waiting,
        List<String> undecodable,
        List<String> unclean) {
    /** What of it is about some messages: neither what lies on disks still, nor how roles ended, is about any. */
    Evidence about(Set<String> some) {
        List<Made> theirs =
                made.stream().filter(each -> some.contains(each.message())).toList();
        Set<String> jobs = theirs.stream().map(Made::job).collect(toSet());
        List<Entry> entries =
                journal.stream().filter(each -> some.contains(each.message())).toList();
        Set<String> written = entries.stream().map(Entry::mark).collect(toSet());
        return new Evidence(
                sent.about(some),
                messages.stream().filter(some::contains).toList(),
                theirs,
                changes.stream().filter(each -> some.contains(each.message())).toList(),
                kept(succeeded, (_, success) -> jobs.contains(success.attempt().job())),
                answers.stream().filter(each -> some.contains(each.message())).toList(),
                entries,
                letters.stream().filter(each -> jobs.contains(each.job())).toList(),
                marks.stream().filter(written::contains).toList(),
                effects.stream().filter(each -> jobs.contains(each.job())).toList(),
                kept(runs, (attempt, _) -> jobs.contains(attempt.job())),
                stored,
                List.of(),
                List.of(),
                List.of());
    }

    private static <K, V> Map<K, V> kept(Map<K, V> all, BiPredicate<K, V> which) {
        Map<K, V> kept = new HashMap<>(all);
        kept.entrySet().removeIf(each -> !which.test(each.getKey(), each.getValue()));
        return kept;
    }

    record Made(String job, String message, JobFact by) {}

    /**
     * A state a job came to, or one that was noted again.
     *
     * @param duplicates how many ends of it came after the first
     */
    record Change(String job, String message, JobStatus status, String text, int duplicates) {
        boolean ended() {
            return status == JobStatus.SUCCEEDED || status == JobStatus.CANCELLED || status == JobStatus.DEAD;
        }
    }

    record Success(Effect attempt, String node) {}

    record Answer(String id, String message) {}

    /** @param message the message whose entry it is; empty where it tells of something else */
    record Entry(String id, String message) {
        /** Its id as a daily log has it. */
        String mark() {
            return id.replace("%", "%25");
        }
    }

    record Letter(String id, String job, String reason, String why) {}
}
