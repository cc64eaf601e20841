package dev.dray.broker.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.Clients;
import dev.dray.broker.TestingBroker;
import dev.dray.schema.Job;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicTableIT {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    private final Clients clients = KAFKA.clients();
    private final Topic<Job> topic = Topics.jobs("test-" + UUID.randomUUID());
    private final Producer<String, byte[]> producer = clients.producer("producer");
    private final RecordingListener listener = new RecordingListener();
    private final TopicTable<Job> table = new TopicTable<>(clients, topic, Keep.all(), List.of(listener));

    @AfterEach
    void close() {
        table.close();
        producer.close();
    }

    @Test
    void itIsCompleteOnceCaughtUp() throws Exception {
        makeTopic();
        put("a", "first");
        put("b", "only");
        put("a", "second");
        table.start();
        table.caughtUp().get(30, TimeUnit.SECONDS);
        assertThat(table.all()).hasSize(2);
        assertThat(table.get("a")).map(Job::getText).contains("second");
        assertThat(table.get("b")).map(Job::getText).contains("only");
    }

    @Test
    void anEmptyTopicIsCaughtUpAtOnce() throws Exception {
        makeTopic();
        table.start();
        table.caughtUp().get(30, TimeUnit.SECONDS);
        assertThat(table.size()).isZero();
    }

    @Test
    void aTopicThatEndsWithATakenBackTransactionIsCaughtUpToo() throws Exception {
        makeTopic();
        put("a", "kept");
        try (Producer<String, byte[]> transactional = clients.transactionalProducer("producer", topic.name())) {
            transactional.initTransactions();
            transactional.beginTransaction();
            transactional.send(topic.record(TestingJobs.job("a", "taken back")));
            transactional.abortTransaction();
        }
        TestingBroker.awaitMarks(clients, topic.name());
        table.start();
        table.caughtUp().get(30, TimeUnit.SECONDS);
        assertThat(table.get("a")).map(Job::getText).contains("kept");
    }

    @Test
    void itFollowsTheTopic() throws Exception {
        makeTopic();
        table.start();
        table.caughtUp().get(30, TimeUnit.SECONDS);
        put("a", "new");
        assertThat(listener.next()).isEqualTo("a is new");
        assertThat(table.get("a")).map(Job::getText).contains("new");
    }

    @Test
    void aTombstoneRemoves() throws Exception {
        makeTopic();
        put("a", "there");
        table.start();
        assertThat(listener.next()).isEqualTo("a is there");
        send(new ProducerRecord<>(topic.name(), "a", null));
        assertThat(listener.next()).isEqualTo("a is removed");
        assertThat(table.all()).isEmpty();
    }

    @Test
    void anUndecodableRecordIsCountedAndToldAndLeftOut() throws Exception {
        makeTopic();
        send(new ProducerRecord<>(topic.name(), "a", "no record of ours".getBytes(UTF_8)));
        put("b", "fine");
        table.start();
        table.caughtUp().get(30, TimeUnit.SECONDS);
        assertThat(List.of(listener.next(), listener.next()))
                .containsExactlyInAnyOrder("a is undecodable", "b is fine");
        assertThat(table.undecodable()).isEqualTo(1);
        assertThat(table.all()).containsOnlyKeys("b");
    }

    @Test
    void itWaitsForATopicThatIsNotThereYet() throws Exception {
        table.start();
        makeTopic();
        put("a", "late");
        table.caughtUp().get(60, TimeUnit.SECONDS);
        assertThat(table.get("a")).map(Job::getText).contains("late");
    }

    @Test
    void aListenerThatThrowsDoesNotStopIt() throws Exception {
        makeTopic();
        TableListener<Job> thrower = (_, _) -> {
            throw new IllegalStateException("as a listener might");
        };
        try (TopicTable<Job> other = new TopicTable<>(clients, topic, Keep.all(), List.of(thrower, listener))) {
            other.start();
            put("a", "fine");
            assertThat(listener.next()).isEqualTo("a is fine");
        }
    }

    @Test
    void aTableClosedBeforeItHasCaughtUpSaysSo() {
        table.start();
        table.close();
        assertThat(table.caughtUp()).isCompletedExceptionally();
    }

    @Test
    void aSnapshotHoldsWhatIsThereNow() throws Exception {
        makeTopic();
        put("a", "first");
        put("a", "second");
        put("b", "gone");
        send(new ProducerRecord<>(topic.name(), "b", null));
        send(new ProducerRecord<>(topic.name(), "c", "no record of ours".getBytes(UTF_8)));
        TopicSnapshot<Job> snapshot = TopicSnapshot.of(clients, topic);
        assertThat(snapshot.values()).containsOnlyKeys("a");
        assertThat(snapshot.values().get("a")).extracting(Job::getText).isEqualTo("second");
        assertThat(snapshot.undecodable()).isEqualTo(1);
    }

    @Test
    void aSnapshotOfAnEmptyTopicIsEmpty() {
        makeTopic();
        assertThat(TopicSnapshot.of(clients, topic).values()).isEmpty();
    }

    private void makeTopic() {
        KAFKA.topic(topic.name(), 3, Map.of("cleanup.policy", "compact"));
    }

    private void put(String key, String text) throws Exception {
        send(topic.record(TestingJobs.job(key, text)));
    }

    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        producer.send(record).get(30, TimeUnit.SECONDS);
    }

    private static final class RecordingListener implements TableListener<Job> {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void changed(String key, Job value) {
            heard.add(key + " is " + value.getText());
        }

        @Override
        public void removed(String key) {
            heard.add(key + " is removed");
        }

        @Override
        public void undecodable(ConsumerRecord<String, byte[]> record, UndecodableException why) {
            heard.add(record.key() + " is undecodable");
        }

        String next() throws InterruptedException {
            String news = heard.poll(30, TimeUnit.SECONDS);
            if (news == null) {
                throw new AssertionError("nothing heard within 30 s");
            }
            return news;
        }
    }
}
