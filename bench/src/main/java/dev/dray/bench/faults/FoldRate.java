package dev.dray.bench.faults;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;

/**
 * How many entries of a journal a second memory folds: from the first one written to the last one's mark in the daily log.
 * The gateway stands idle. Needs Linux.
 */
public final class FoldRate {
    private static final Set<RoleName> ROLES = Set.of(RoleName.BROKER, RoleName.GATEWAY, RoleName.MEMORY);
    private static final String WORKSPACE = "main";
    private static final int BYTES = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final InstantSource clock;
    private int written;

    public FoldRate(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Entries a second.
     *
     * @param entries so many, after half as many to warm up
     * @param people told what went wrong
     */
    public double measure(int entries, PrintStream people) throws IOException, InterruptedException {
        Homes homes = Homes.fresh("folds", ROLES);
        double rate;
        try (Machines machines = new Machines(homes)) {
            machines.endWithThisProcess();
            machines.start();
            Clients clients = new Clients(ExternalBroker.at(homes.broker()), "folds");
            OnDisks disks = new OnDisks(homes);
            seconds(clients, disks, entries / 2);
            rate = entries / seconds(clients, disks, entries);
            machines.stop(RoleName.MEMORY).forEach(people::println);
        }
        homes.delete();
        return rate;
    }

    private double seconds(Clients clients, OnDisks disks, int entries) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Producer<String, byte[]> producer = clients.producer("journal")) {
            for (int i = 0; i < entries; i++) {
                producer.send(Topics.JOURNAL.record(entry()));
            }
        }
        while (disks.marks().size() < written) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("memory did not fold %d entries within %s".formatted(entries, PATIENCE));
            }
            Pause.of(Duration.ofMillis(200));
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private JournalEntry entry() {
        return JournalEntry.newBuilder()
                .setId("rate/" + written++)
                .setWorkspace(WORKSPACE)
                .setKind(JournalKind.SYSTEM)
                .setAt(clock.instant())
                .setWho("System")
                .setSender("system")
                .setChannel("system")
                .setText("x".repeat(BYTES))
                .build();
    }
}
