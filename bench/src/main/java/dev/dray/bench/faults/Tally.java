package dev.dray.bench.faults;

import dev.dray.bench.faults.Broken.Breach;
import dev.dray.schema.JobStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the faults cost though no promise was broken: how much was done twice where nobody could know, and by whom else.
 *
 * @param messages acknowledged
 * @param recordedAgain records of messages beyond the first
 * @param effectsAgain effects of an attempt beyond the first, each begun after the one before was cut
 * @param byBackup attempts that succeeded on the backup
 * @param held jobs that wait for a person in the end
 * @param dead jobs that failed for good
 * @param gaveUp times a role ended by itself and was started again
 */
record Tally(int messages, int recordedAgain, int effectsAgain, int byBackup, int held, int dead, int gaveUp) {
    static Tally of(Evidence evidence, int gaveUp) {
        Map<String, JobStatus> last = new HashMap<>();
        evidence.changes().forEach(change -> last.put(change.job(), change.status()));
        return new Tally(
                evidence.sent().acknowledged().size(),
                evidence.messages().size() - new HashSet<>(evidence.messages()).size(),
                evidence.effects().size() - new HashSet<>(evidence.effects()).size(),
                count(evidence, RoleName.BACKUP),
                count(last, JobStatus.HELD),
                count(last, JobStatus.DEAD),
                gaveUp);
    }

    static Tally none() {
        return new Tally(0, 0, 0, 0, 0, 0, 0);
    }

    /** How many promises were broken how, by the names figures have. */
    static Map<String, Long> breaches(List<Broken> broken) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Breach breach : Breach.values()) {
            String name =
                    breach == Breach.OTHER ? "otherwise_broken" : breach.name().toLowerCase(Locale.ROOT);
            counts.put(
                    name,
                    broken.stream().filter(each -> each.breach() == breach).count());
        }
        return counts;
    }

    Tally plus(Tally other) {
        return new Tally(
                messages + other.messages,
                recordedAgain + other.recordedAgain,
                effectsAgain + other.effectsAgain,
                byBackup + other.byBackup,
                held + other.held,
                dead + other.dead,
                gaveUp + other.gaveUp);
    }

    private static int count(Evidence evidence, RoleName node) {
        return (int) evidence.succeeded().values().stream()
                .filter(success -> success.node().equals(node.word()))
                .count();
    }

    private static int count(Map<String, JobStatus> last, JobStatus status) {
        return (int) last.values().stream().filter(each -> each == status).count();
    }
}
