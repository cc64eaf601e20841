package dev.dray.cli.deadletter;

import static java.util.stream.Collectors.joining;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Letter;
import dev.dray.broker.read.Letters;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.cli.view.Screen;
import dev.dray.schema.JobState;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The dead letters of a broker, read for a command, with a word to the person where some cannot be read. */
final class AllLetters {
    private static final int SHOWN = 5;

    private final Letters letters;

    private AllLetters(Letters letters) {
        this.letters = letters;
    }

    static AllLetters of(Clients clients, Screen screen) {
        Letters letters = Letters.read(clients, ids -> states(clients, ids));
        if (letters.undecodable() > 0) {
            screen.aside("%d records of %2$s could not be read and are left out; dray topic read %2$s shows them"
                    .formatted(letters.undecodable(), Topics.DEAD_LETTERS));
        }
        return new AllLetters(letters);
    }

    List<Letter> all() {
        return letters.all();
    }

    List<Letter> open() {
        return letters.open();
    }

    /**
     * The one with that id, or the only one whose id begins so.
     *
     * @throws CliException where there is none, or more than one
     */
    Letter one(String id) {
        List<Letter> found =
                all().stream().filter(letter -> letter.id().startsWith(id)).toList();
        return found.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseGet(() -> only(id, found));
    }

    private static Letter only(String id, List<Letter> found) {
        if (found.isEmpty()) {
            throw new CliException(
                    ExitCode.NOT_FOUND,
                    "there is no dead letter \"%s\"; dray dead-letters list --all lists those there are".formatted(id));
        }
        if (found.size() > 1) {
            String some = found.stream().map(Letter::id).sorted().limit(SHOWN).collect(joining(", "));
            throw new CliException(
                    ExitCode.USAGE,
                    "%d dead letters begin with \"%s\": %s%s; write more of the id"
                            .formatted(found.size(), id, some, found.size() > SHOWN ? " …" : ""));
        }
        return found.getFirst();
    }

    /** Of all jobs there ever were only these are decoded, and kept. */
    private static Map<String, JobState> states(Clients clients, Set<String> ids) {
        Map<String, JobState> states = new HashMap<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(Topics.JOB_STATES.name()))) {
            while (reader.hasNext()) {
                ConsumerRecord<String, byte[]> record = reader.next();
                if (ids.contains(record.key())) {
                    try {
                        states.put(record.key(), Topics.JOB_STATES.read(record));
                    } catch (UndecodableException _) {
                        // What was known of the job before still holds.
                    }
                }
            }
        }
        return states;
    }
}
