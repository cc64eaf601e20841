package dev.dray.node.report;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class SendQueueTest {
    /** Refuses each record a few times, as a producer without a broker does after a while. */
    private static final class Refusing extends MockProducer<String, byte[]> {
        private final List<String> tried = new CopyOnWriteArrayList<>();
        private final RuntimeException refusal;
        private int refusals;

        Refusing(RuntimeException refusal, int refusals) {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
            this.refusal = refusal;
            this.refusals = refusals;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
            tried.add(record.key());
            if (refusals-- > 0) {
                callback.onCompletion(null, refusal);
                return CompletableFuture.failedFuture(refusal);
            }
            return super.send(record, callback);
        }
    }

    @Test
    void aRecordRefusedForWantOfABrokerIsHandedOverAgainBeforeAllLaterOnes() throws Exception {
        Refusing producer = new Refusing(new TimeoutException("no metadata"), 3);
        try (SendQueue queue = new SendQueue(producer)) {
            List<CompletableFuture<Void>> acked = new ArrayList<>();
            for (String key : List.of("a", "b", "c")) {
                acked.add(queue.add(record(key)));
            }
            for (CompletableFuture<Void> each : acked) {
                each.get(30, SECONDS);
            }
        }
        assertThat(producer.tried).containsExactly("a", "a", "a", "a", "b", "c");
    }

    @Test
    void aRecordRefusedForAnotherReasonFailsAlone() throws Exception {
        Refusing producer = new Refusing(new RecordTooLargeException("9 MiB"), 1);
        try (SendQueue queue = new SendQueue(producer)) {
            CompletableFuture<Void> large = queue.add(record("large"));
            queue.add(record("small")).get(30, SECONDS);
            assertThatThrownBy(() -> large.get(30, SECONDS)).hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    private static ProducerRecord<String, byte[]> record(String key) {
        return new ProducerRecord<>("dray.job-events", key, new byte[0]);
    }
}
