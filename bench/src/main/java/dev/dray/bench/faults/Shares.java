package dev.dray.bench.faults;

import dev.dray.broker.Clients;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * How routers share the messages at one moment: how many of their partitions each has, by the name of its instance. A
 * router that was killed has what it had until its session is over.
 */
record Shares(Map<String, Long> partitions) {
    private static final String GROUP = "dray-router";
    private static final int ALL = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);

    Shares {
        partitions = new TreeMap<>(partitions);
    }

    static Shares now(Clients clients) throws InterruptedException, ExecutionException {
        try (Admin admin = clients.admin("shares")) {
            ConsumerGroupDescription group = Objects.requireNonNull(admin.describeConsumerGroups(List.of(GROUP))
                            .describedGroups()
                            .get(GROUP))
                    .get();
            return new Shares(group.members().stream()
                    .collect(Collectors.groupingBy(
                            Shares::instance,
                            Collectors.summingLong(member -> member.assignment().topicPartitions().stream()
                                    .map(TopicPartition::topic)
                                    .filter(Topics.MESSAGES.name()::equals)
                                    .count()))));
        }
    }

    /** Waits until these routers and no others share the messages; what is not so within a minute is returned as it is. */
    static Shares await(Clients clients, String... routers) throws InterruptedException, ExecutionException {
        return await(PATIENCE, clients, shares -> shares.among(routers));
    }

    /** Waits until they are as asked; what is not so in time is returned as it is. */
    static Shares await(Duration patience, Clients clients, Predicate<Shares> asked)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        Shares shares = now(clients);
        while (!asked.test(shares) && System.nanoTime() - begin < patience.toNanos()) {
            Pause.of(LOOK);
            shares = now(clients);
        }
        return shares;
    }

    /** Whether several have as many as each other, and between them all. */
    boolean even() {
        return partitions.size() > 1
                && partitions.values().stream().allMatch(count -> count == ALL / partitions.size());
    }

    /** Whether exactly these share all there are, each with one at least. */
    boolean among(String... instances) {
        return partitions.keySet().equals(Set.of(instances))
                && partitions.values().stream().allMatch(count -> count > 0)
                && partitions.values().stream().mapToLong(Long::longValue).sum() == ALL;
    }

    /** Without what the stream puts before it and, for each thread, behind it. */
    private static String instance(MemberDescription member) {
        return member.groupInstanceId()
                .orElse(member.consumerId())
                .replaceFirst("^" + GROUP + "-", "")
                .replaceFirst("-\\d+$", "");
    }
}
