package dev.dray.router;

import dev.dray.router.authorise.People;
import dev.dray.router.route.RouteConfig;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.secret.SystemSecrets;
import dev.dray.schema.Canary;
import dev.dray.schema.Command;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobState;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Message;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Reply;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import dev.dray.schema.UndecodableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The router's topology without a broker, on a clock that moves only when told. */
final class TestingRouter implements AutoCloseable {
    static final Instant START = Instant.parse("2026-02-08T10:42:00Z");

    private static final String CONFIG = """
            people:
              owners: [telegram:42]
              guests: [telegram:7]
            router:
              zone: UTC
            routes:
              - name: make-video
                when: {command: /video}
                run: {task: render, lane: video}
                attempts: 2
                backoff: 5s
              - name: careful
                when: {command: /careful}
                run: {task: deploy, lane: shell}
                attempts: 1
                on-interrupt: ask
              - name: brittle
                when: {command: /brittle}
                run: {task: deploy, lane: shell}
                on-interrupt: fail
              - name: publish
                when: {command: /publish, from: guest}
                run: {task: publish, lane: shell}
                approve: required
                approve-within: 1h
              - name: report
                when: {command: /report}
                run: {task: report, lane: shell}
                deadline: 10m
              - name: backup
                when: {command: /backup}
                run: {task: backup, lane: shell}
                unique: arguments
              - name: chat
                when: {command: /chat}
                run: {task: chat, lane: agent}
                context: 3
              - name: photos
                when: {attachment: image/*}
                run: {task: sort, arguments: [--by, date]}
              - name: weather
                when: {pattern: "(?i)weather", from: guest}
                run: {command: weather}
              - name: briefing
                when: {channel: cron, sender: "cron:briefing"}
                run: {task: briefing, lane: agent}
            """;

    record Config(RouterConfig router, People people, List<RouteConfig> routes) {}

    private final AtomicInteger repeats = new AtomicInteger();
    private final TopologyTestDriver driver;

    static Config config() {
        return parsed(CONFIG);
    }

    private static Config parsed(String yaml) {
        return ConfigFile.parse("dray.yaml", yaml, Config.class, new SystemSecrets(Map.of()));
    }

    /** The number of the task that has each store. */
    static Map<String, Integer> tasksOfStores(String yaml) {
        Config config = parsed(yaml);
        Map<String, Integer> tasks = new TreeMap<>();
        for (Subtopology part : RouterTopology.build(config.router, config.people, config.routes, () -> {})
                .describe()
                .subtopologies()) {
            part.nodes().stream()
                    .filter(Processor.class::isInstance)
                    .flatMap(node -> ((Processor) node).stores().stream())
                    .forEach(store -> tasks.put(store, part.id()));
        }
        return tasks;
    }

    /** @param state where the stores are */
    TestingRouter(Path state) {
        this(state, CONFIG);
    }

    /** One that asks owners in a conversation. */
    static TestingRouter asking(Path state, String conversation) {
        return new TestingRouter(state, CONFIG.replaceFirst("people:\n", "people:\n  ask: " + conversation + "\n"));
    }

    /** With a configuration of the test's own. */
    TestingRouter(Path state, String yaml) {
        Config config = parsed(yaml);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "dray-router");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        driver = new TopologyTestDriver(
                RouterTopology.build(config.router, config.people, config.routes, repeats::incrementAndGet),
                settings,
                START);
    }

    /**
     * A router that finds what this one left in its stores; this one is closed. The driver restores no changelogs, so
     * what a decision reads of its stores when it begins is not tested with this.
     */
    TestingRouter restarted(Path state) {
        return restarted(state, CONFIG);
    }

    /** The same with another configuration. */
    TestingRouter restarted(Path state, String yaml) {
        TestingRouter next = new TestingRouter(state, yaml);
        driver.getAllStateStores().forEach((name, before) -> copy(before, next.driver.getKeyValueStore(name)));
        close();
        return next;
    }

    @SuppressWarnings("unchecked") // All stores of the topology are of this type or of strings only.
    private static void copy(StateStore from, KeyValueStore<Object, Object> target) {
        try (var all = ((KeyValueStore<Object, Object>) from).all()) {
            all.forEachRemaining(entry -> target.put(entry.key, entry.value));
        }
    }

    void hear(Message message) {
        send(Topics.MESSAGES, message);
    }

    void report(JobEvent event) {
        send(Topics.JOB_EVENTS, event);
    }

    void ask(Command command) {
        send(Topics.COMMANDS, command);
    }

    /** As what was answered comes back to the router. */
    void answer(Reply reply) {
        send(Topics.REPLIES, reply);
    }

    void beat(NodeHeartbeat heartbeat) {
        send(Topics.NODES, heartbeat);
    }

    void garbage(Topic<?> topic) {
        send(topic.name(), new TestRecord<>("key", new byte[] {'?', '!'}));
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    int repeats() {
        return repeats.get();
    }

    /** What was written to each of these topics since it was last asked. */
    List<Job> jobs(String lane) {
        return written(Topics.jobs(lane));
    }

    List<Job> canaryJobs(String lane) {
        return written(Topics.jobs(lane, Track.CANARY));
    }

    List<Canary> canaries() {
        return written(Topics.CANARIES);
    }

    List<Command> commands() {
        return written(Topics.COMMANDS);
    }

    List<JobEvent> facts() {
        return written(Topics.JOB_EVENTS);
    }

    List<JobState> states() {
        return written(Topics.JOB_STATES);
    }

    List<Reply> replies() {
        return written(Topics.REPLIES);
    }

    List<JournalEntry> journal() {
        return written(Topics.JOURNAL);
    }

    List<DeadLetter> deadLetters() {
        return written(Topics.DEAD_LETTERS);
    }

    private <V extends SpecificRecordBase> void send(Topic<V> topic, V value) {
        send(
                topic.name(),
                new TestRecord<>(topic.key(value), topic.codec().encode(value), topic.headers(value), START));
    }

    private void send(String topic, TestRecord<String, byte[]> record) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    private <V extends SpecificRecordBase> List<V> written(Topic<V> topic) {
        List<V> values = new ArrayList<>();
        var records = driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
        for (TestRecord<String, byte[]> record : records) {
            values.add(read(topic, record));
        }
        return values;
    }

    private static <V extends SpecificRecordBase> V read(Topic<V> topic, TestRecord<String, byte[]> record) {
        try {
            V value = topic.read(record.value());
            if (!topic.key(value).equals(record.key()) || !topic.headers(value).equals(record.headers())) {
                throw new AssertionError("key or headers are not those of the value: " + record);
            }
            return value;
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
