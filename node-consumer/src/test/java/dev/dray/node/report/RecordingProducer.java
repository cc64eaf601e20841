package dev.dray.node.report;

import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer whose records a test sees at once, and acknowledges when it likes. */
public final class RecordingProducer extends MockProducer<String, byte[]> {
    private final BlockingQueue<JobEvent> sent = new LinkedBlockingQueue<>();

    public RecordingProducer() {
        super(false, null, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        Future<RecordMetadata> answer = super.send(record, callback);
        try {
            sent.add(Topics.JOB_EVENTS.codec().decode(record.value()));
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
        return answer;
    }

    /** The next such fact that is sent, awaited. */
    public JobEvent next(JobFact fact) throws InterruptedException {
        for (JobEvent event = sent.poll(30, TimeUnit.SECONDS); event != null; event = sent.poll(30, TimeUnit.SECONDS)) {
            if (event.getFact() == fact) {
                return event;
            }
        }
        throw new AssertionError("no %s was sent within 30 s".formatted(fact));
    }

    public void acknowledgeAll() {
        while (completeNext()) {
            // Each in turn.
        }
    }
}
