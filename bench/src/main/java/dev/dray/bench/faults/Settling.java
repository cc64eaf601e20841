package dev.dray.bench.faults;

import dev.dray.broker.Clients;
import dev.dray.schema.JobState;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Waits until nothing is open any more: each acknowledged message's job has ended or is held, and all is remembered. */
final class Settling {
    private static final Duration POLL = Duration.ofMillis(500);

    /** Without anything having happened for so long, nothing more is waited for; longer than any retry. */
    private static final Duration STILL = Duration.ofSeconds(100);

    private final Clients clients;
    private final OnDisks disks;
    private final Set<String> entries = new HashSet<>();
    private final Set<String> answers = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    Settling(Clients clients, OnDisks disks, Set<String> acknowledged) {
        this.clients = clients;
        this.disks = disks;
        this.open.addAll(acknowledged);
    }

    /** Returns when it is so, or when nothing has happened for long; what is left open then is for the verdict to find. */
    void await() throws InterruptedException, IOException, SQLException {
        try (Consumer<String, byte[]> consumer = clients.reader("settling")) {
            List<TopicPartition> partitions = List.of(Topics.JOB_STATES, Topics.REPLIES, Topics.JOURNAL).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long moved = System.nanoTime();
            int seen = 0;
            while (System.nanoTime() - moved < STILL.toNanos()) {
                var records = consumer.poll(POLL);
                records.forEach(this::see);
                boolean news = !records.isEmpty();
                if (!news && open.isEmpty()) {
                    int marks = disks.marks().size();
                    Set<String> stored = disks.stored();
                    if (marks >= entries.size()
                            && stored.containsAll(answers)
                            && disks.waiting().isEmpty()) {
                        return;
                    }
                    news = marks + stored.size() > seen;
                    seen = marks + stored.size();
                }
                if (news) {
                    moved = System.nanoTime();
                }
            }
        }
    }

    private void see(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topics.JOB_STATES.name())) {
                see(Topics.JOB_STATES.read(record));
            } else if (record.topic().equals(Topics.REPLIES.name())) {
                see(Topics.REPLIES.read(record));
            } else {
                entries.add(Topics.JOURNAL.read(record).getId());
            }
        } catch (UndecodableException _) {
            // The verdict says so.
        }
    }

    private void see(Reply reply) {
        if (reply.getKind() == ReplyKind.RESULT || reply.getKind() == ReplyKind.FAILURE) {
            answers.add(reply.getId());
        }
    }

    private void see(JobState state) {
        switch (state.getStatus()) {
            case SUCCEEDED, CANCELLED, DEAD, HELD -> open.remove(state.getJob().getMessageId());
            case QUEUED, STARTED, WAITING, UNKNOWN -> {}
        }
    }
}
