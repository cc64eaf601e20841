package dev.dray.broker.read;

import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.broker.Place;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All dead letters as they stood at one moment, the latest last.
 *
 * @param undecodable how many records of their topic could not be read and are left out
 */
public record Letters(List<Letter> all, int undecodable) {
    public Letters {
        all = List.copyOf(all);
    }

    /**
     * Reads their topic once, from its first record to what was its last.
     *
     * @param jobs asked once, for the jobs that left the open ones
     * @throws BrokerException where the broker does not answer, or has no such topic
     */
    public static Letters read(Clients clients, JobLookup jobs) {
        LetterFold fold = new LetterFold();
        int undecodable = 0;
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(Topics.DEAD_LETTERS.name()))) {
            while (reader.hasNext()) {
                ConsumerRecord<String, byte[]> record = reader.next();
                try {
                    fold.add(Topics.DEAD_LETTERS.read(record), Place.of(record));
                } catch (UndecodableException _) {
                    undecodable++;
                }
            }
        }
        return new Letters(fold.letters(jobs), undecodable);
    }

    /** Those about which nobody has decided. */
    public List<Letter> open() {
        return all.stream().filter(Letter::isOpen).toList();
    }
}
