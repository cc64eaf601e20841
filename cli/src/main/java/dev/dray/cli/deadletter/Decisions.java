package dev.dray.cli.deadletter;

import dev.dray.broker.Answer;
import dev.dray.broker.Clients;
import dev.dray.broker.read.Letter;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.LetterStanding;
import dev.dray.schema.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Writes what was decided about dead letters: what goes back and the mark of it are one transaction, so that each letter is
 * retried and says so, or neither. Some letters share one; a command that is cut off has done whole ones. Who begins shuts
 * out whoever is still at it, so that letters read from then on are retried by nobody else.
 */
final class Decisions implements AutoCloseable {
    /** As {@code acls.yaml} names it. */
    private static final String TRANSACTIONS = "dray-dead-letters";

    private static final int LETTERS = 100;
    private static final int BYTES = 4 * 1024 * 1024;

    private final Clients clients;
    private final String by;
    private final Producer<String, byte[]> producer;
    private final List<Runnable> then = new ArrayList<>();
    private int bytes;
    private boolean wrote;

    Decisions(Clients clients, String by) {
        this.clients = clients;
        this.by = by;
        this.producer = clients.transactionalProducer("dead-letters", TRANSACTIONS);
        guarded(producer::initTransactions);
    }

    /** Marks a letter as retried, together with the record that does so; runs something once both are safe. */
    void retried(Letter letter, ProducerRecord<String, byte[]> again, Instant now, Runnable safe) {
        write(letter.mark(LetterStanding.RETRIED, by, now), Optional.of(again), safe);
    }

    /** Marks a letter as discarded; runs something once that is safe. */
    void discarded(Letter letter, Instant now, Runnable safe) {
        write(letter.mark(LetterStanding.DISCARDED, by, now), Optional.empty(), safe);
    }

    private void write(DeadLetter mark, Optional<ProducerRecord<String, byte[]>> again, Runnable safe) {
        guarded(() -> {
            if (then.isEmpty()) {
                producer.beginTransaction();
            }
            then.add(safe);
            again.ifPresent(this::send);
            send(Topics.DEAD_LETTERS.record(mark));
        });
        if (then.size() >= LETTERS || bytes >= BYTES) {
            commit();
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var _ = producer.send(record); // The commit fails where this does.
        byte[] value = record.value();
        bytes += value == null ? 0 : value.length;
    }

    /** Makes all of it safe, and visible to whoever reads next. */
    void finish() {
        commit();
        if (!wrote) {
            return;
        }
        guarded(() -> {
            // The broker answers a commit before readers may see it; the next transaction waits until they do.
            try (Producer<String, byte[]> next = clients.transactionalProducer("dead-letters", TRANSACTIONS)) {
                next.initTransactions();
            }
        });
    }

    private void commit() {
        if (!then.isEmpty()) {
            guarded(producer::commitTransaction);
            wrote = true;
            bytes = 0;
            List<Runnable> safe = List.copyOf(then);
            then.clear();
            safe.forEach(Runnable::run);
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw isShutOut(e) || isShutOut(cause)
                    ? new CliException(
                            ExitCode.FAILED,
                            "another retry or discard began meanwhile; what was not said to be done here is not done: see dray dead-letters list",
                            e)
                    : new CliException(
                            ExitCode.UNREACHABLE,
                            "what was not said to be done is not done: " + Answer.explain(cause),
                            e);
        }
    }

    private static boolean isShutOut(Throwable failure) {
        return failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
    }

    /** Ends; what is not safe by now is taken back, as else its readers would wait for a minute. */
    @Override
    public void close() {
        try (producer) {
            if (!then.isEmpty()) {
                producer.abortTransaction();
            }
        } catch (KafkaException | IllegalStateException _) {
            // The broker takes it back by itself, later.
        }
    }
}
