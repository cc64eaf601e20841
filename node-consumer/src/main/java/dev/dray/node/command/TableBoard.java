package dev.dray.node.command;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Keep;
import dev.dray.broker.read.Letter;
import dev.dray.broker.read.Letters;
import dev.dray.broker.read.TopicTable;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import dev.dray.schema.JobState;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Schedule;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The board as the topics tell it. Asked soon after its start, it waits a while until it knows all. Dead letters, which are
 * seldom asked for and never forgotten, are read when they are.
 */
public final class TableBoard implements Board, Service {
    /** Some 25 MB; who has more jobs waiting can do without knowing each of them. */
    private static final int OPEN_JOBS = 10_000;

    private static final int ENDED_JOBS = 5_000;
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(10);

    private final Clients clients;
    private final TopicTable<JobState> jobs;
    private final TopicTable<NodeHeartbeat> nodes;
    private final TopicTable<Schedule> schedules;
    private final Services tables;

    public TableBoard(Clients clients) {
        this.clients = clients;
        jobs = new TopicTable<>(clients, Topics.JOB_STATES, new Keep<>(Jobs::isOpen, OPEN_JOBS, ENDED_JOBS), List.of());
        nodes = new TopicTable<>(clients, Topics.NODES, Keep.all(), List.of());
        schedules = new TopicTable<>(clients, Topics.SCHEDULES, Keep.all(), List.of());
        tables = new Services(List.of(jobs, nodes, schedules));
    }

    @Override
    public void start() {
        tables.start();
    }

    @Override
    public void close() {
        tables.close();
    }

    @Override
    public Collection<JobState> jobs() {
        await(jobs.caughtUp());
        return jobs.all().values();
    }

    @Override
    public boolean hasMoreJobs() {
        return jobs.isFull();
    }

    @Override
    public Collection<NodeHeartbeat> nodes() {
        await(nodes.caughtUp());
        return nodes.all().values();
    }

    @Override
    public Collection<Schedule> schedules() {
        await(schedules.caughtUp());
        return schedules.all().values();
    }

    @Override
    public List<Letter> openLetters() {
        return Letters.read(clients, this::states).open();
    }

    private Map<String, JobState> states(Set<String> ids) {
        await(jobs.caughtUp());
        return ids.stream()
                .flatMap(id -> jobs.get(id).stream())
                .collect(toMap(state -> state.getJob().getId(), identity()));
    }

    /** An answer from half a table would be a wrong one only for a moment; none at all would be worse. */
    private static void await(CompletableFuture<Void> caughtUp) {
        caughtUp.completeOnTimeout(null, TO_CATCH_UP.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }
}
