package dev.dray.bench.faults;

import dev.dray.bench.faults.Effects.Effect;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
