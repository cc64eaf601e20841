package dev.dray.cli.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TopicDirectory;
import dev.dray.broker.read.TopicInfo;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.broker.read.TopicSnapshot;
import dev.dray.cli.reach.OneJob;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobState;
import dev.dray.schema.Message;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Finds every record one message caused. The message itself is looked for in the whole of {@code dray.messages}, by a
 * header and without decoding; everything else from the moment the message reached us.
 */
public final class Trace {
    /** Clocks of several machines differ; what a message caused is looked for from so long before it. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final Clients clients;

    public Trace(Clients clients) {
        this.clients = clients;
    }

    /** The steps of the message with that id, or of the one job whose id begins so, in order; empty where there is none. */
    public List<Step> of(String id) {
        return message(id)
                .map(message -> steps(message.getId(), message.getReceivedAt()))
                .or(() -> job(id).map(this::ofJob))
                .orElse(List.of());
    }

    /** The steps of a job's message. */
    public List<Step> ofJob(Job job) {
        return steps(job.getMessageId(), job.getReceivedAt());
    }

    private List<Step> steps(String messageId, Instant receivedAt) {
        Position from = new Position.At(receivedAt.minus(SLACK));
        Set<String> jobIds = new HashSet<>();
        each(
                Topics.JOB_EVENTS.name(),
                from,
                record -> decoded(Topics.JOB_EVENTS, record)
                        .flatMap(JobEvent::getJob)
                        .filter(job -> job.getMessageId().equals(messageId))
                        .ifPresent(job -> jobIds.add(job.getId())));
        StepOf stepOf = new StepOf(messageId, jobIds);
        List<Step> steps = new ArrayList<>();
        for (String name : topics()) {
            Topics.named(name)
                    .ifPresent(topic -> each(
                            name,
                            from,
                            record -> decoded(topic, record)
                                    .flatMap(value -> stepOf.record(record, value))
                                    .ifPresent(steps::add)));
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private List<String> topics() {
        try (Admin admin = clients.admin("trace")) {
            return new TopicDirectory(admin)
                    .list().stream().map(TopicInfo::name).toList();
        }
    }

    private Optional<Message> message(String id) {
        byte[] wanted = id.getBytes(UTF_8);
        List<Message> found = new ArrayList<>();
        each(Topics.MESSAGES.name(), new Position.Beginning(), record -> {
            Header header = record.headers().lastHeader("ce_id");
            if (found.isEmpty() && header != null && Arrays.equals(header.value(), wanted)) {
                decoded(Topics.MESSAGES, record).ifPresent(found::add);
            }
        });
        return found.stream().findFirst();
    }

    private Optional<Job> job(String id) {
        return OneJob.of(TopicSnapshot.of(clients, Topics.JOB_STATES).values().values(), id)
                .map(JobState::getJob);
    }

    private void each(String topic, Position from, Consumer<ConsumerRecord<String, byte[]>> action) {
        TopicRange range = new TopicRange(List.of(topic), Set.of(), from, Optional.of(new Position.End()));
        try (TopicReader reader = new TopicReader(clients, range)) {
            reader.forEachRemaining(action);
        }
    }

    private static <V extends SpecificRecordBase> Optional<V> decoded(
            Topic<V> topic, ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(topic.read(record));
        } catch (UndecodableException _) {
            return Optional.empty(); // A dead letter tells of it.
        }
    }
}
