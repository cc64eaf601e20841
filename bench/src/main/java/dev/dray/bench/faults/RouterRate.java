package dev.dray.bench.faults;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How many messages a second routers of one thread decide: first two that share them evenly, then one alone; and how
 * many {@link PassThrough} only hands on. Nobody does the jobs that come of them, so that only who sends, the broker and
 * what is measured work. Needs Linux.
 */
public final class RouterRate {
    private static final Set<RoleName> ROLES =
            Set.of(RoleName.BROKER, RoleName.GATEWAY, RoleName.ROUTER, RoleName.ROUTER2, RoleName.PASS_THROUGH);

    private static final int CONVERSATIONS = 200;
    private static final int BYTES = 400;
    /** A router decides slowly until it has decided some thousands. */
    private static final int WARMING = 2;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TO_BE_EVEN = Duration.ofMinutes(4);

    private final InstantSource clock;
    private final PrintStream people;
    private long sent;

    /** @param people told what happens as it does */
    public RouterRate(InstantSource clock, PrintStream people) {
        this.clock = clock;
        this.people = people;
    }

    /**
     * What was measured.
     *
     * @param passed messages a second from the first of them sent to the last one handed on by {@link PassThrough}
     * @param decided messages a second from the first of them sent to the last one's job known, by how many routers shared
     *     them
     * @param even how long after the second came back each had as many partitions as the other; at most what is waited
     */
    public record Result(double passed, Map<Integer, Double> decided, Duration even) {}

    /** Where messages are sent, and where it shows that they were dealt with. */
    private record Way(String from, String to) {
        static final Way ROUTER = new Way(Topics.MESSAGES.name(), Topics.JOB_STATES.name());
        static final Way PAST = new Way(PassThrough.FROM, PassThrough.TO);
    }

    /**
     * Measures all of it.
     *
     * @param messages so many each time
     */
    public Result measure(int messages) throws IOException, InterruptedException, ExecutionException {
        Homes homes = Homes.fresh("routers", ROLES);
        Map<Integer, Double> rates = new LinkedHashMap<>();
        double passed;
        Duration even;
        try (Machines machines = new Machines(homes)) {
            machines.endWithThisProcess();
            machines.start();
            // The gateway has made the topics, and would do the jobs.
            machines.stop(RoleName.GATEWAY, RoleName.PASS_THROUGH).forEach(people::println);
            Clients clients = new Clients(ExternalBroker.at(homes.broker()), "routers");
            rates.put(2, rate(clients, messages, RoleName.ROUTER, RoleName.ROUTER2));
            machines.stop(RoleName.ROUTER2).forEach(people::println);
            rates.put(1, rate(clients, messages, RoleName.ROUTER));
            machines.role(RoleName.ROUTER2).start();
            long begin = System.nanoTime();
            Shares.await(TO_BE_EVEN, clients, Shares::even);
            even = Duration.ofNanos(System.nanoTime() - begin);
            machines.stop(RoleName.ROUTER, RoleName.ROUTER2).forEach(people::println);
            machines.role(RoleName.PASS_THROUGH).start();
            machines.awaitReady(RoleName.PASS_THROUGH);
            passed = rate(clients, messages, Way.PAST);
        }
        homes.delete();
        return new Result(passed, rates, even);
    }

    private double rate(Clients clients, int messages, RoleName... routers)
            throws IOException, InterruptedException, ExecutionException {
        String[] names = List.of(routers).stream().map(RoleName::word).toArray(String[]::new);
        Shares shares = Shares.await(clients, names);
        if (!shares.among(names)) {
            throw new IOException("the messages are shared %s".formatted(shares.partitions()));
        }
        people.println("the messages are shared " + shares.partitions());
        return rate(clients, messages, Way.ROUTER);
    }

    private double rate(Clients clients, int messages, Way way) throws IOException {
        for (int i = 0; i < WARMING; i++) {
            seconds(clients, messages / WARMING, way);
        }
        return messages / seconds(clients, messages, way);
    }

    private double seconds(Clients clients, int messages, Way way) throws IOException {
        try (Consumer<String, byte[]> done = clients.reader("done");
                Producer<String, byte[]> producer = clients.producer("messages")) {
            List<TopicPartition> partitions = done.partitionsFor(way.to()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            done.assign(partitions);
            done.seekToEnd(partitions);
            partitions.forEach(done::position);
            long begin = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                ProducerRecord<String, byte[]> record = Topics.MESSAGES.record(message());
                producer.send(new ProducerRecord<>(way.from(), record.key(), record.value()));
            }
            producer.flush();
            int known = 0;
            while (known < messages) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IOException(
                            "%d of %d messages came through within %s".formatted(known, messages, PATIENCE));
                }
                known += done.poll(POLL).count();
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private Message message() {
        long number = sent++;
        return Message.newBuilder()
                .setId("http:rate:" + number)
                .setChannel("http")
                .setConversation("http/c" + number % CONVERSATIONS)
                .setSender(Sender.newBuilder().setId("http:rate").build())
                .setRole(Role.OWNER)
                .setKind("message")
                .setText("x".repeat(BYTES))
                .setReceivedAt(clock.instant())
                .setRaw(ByteBuffer.allocate(0))
                .build();
    }
}
