package dev.dray.bench.faults;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** One run in a fresh home: its schedule and its messages follow from its seed. */
final class Seed {
    /** Slower than the machines can, so that there are faults all along the way and not only at its beginning. */
    private static final int MESSAGES_A_SECOND = 80;

    private static final Duration AFTER_THE_LAST_FAULT = Duration.ofSeconds(2);

    private final long seed;
    private final int messages;
    private final Means means;
    private final PrintStream people;
    private final long begin = System.nanoTime();

    Seed(long seed, int messages, Means means, PrintStream people) {
        this.seed = seed;
        this.messages = messages;
        this.means = means;
        this.people = people;
    }

    /** Runs to the verdict; leaves nothing behind where all promises were kept, and else the home. */
    Outcome run() throws IOException, InterruptedException, ExecutionException, SQLException {
        Schedule schedule = Schedule.of(seed, Schedule.countFor(messages), means.possible());
        people.printf("seed %d: %s%n", seed, schedule);
        Ports ports = new Ports();
        Homes homes = new Homes(Files.createTempDirectory("dray-faults-" + seed + "-"), ports.free(), ports.free());
        Outcome outcome;
        try (Machines machines = new Machines(homes)) {
            Thread interrupted = Thread.ofPlatform().unstarted(() -> closeQuietly(machines));
            Runtime.getRuntime().addShutdownHook(interrupted);
            machines.start(means, schedule, messages);
            tell("all serve");
            Load load = new Load(homes);
            Duration over = longer(
                    schedule.length().plus(AFTER_THE_LAST_FAULT), Duration.ofSeconds(1 + messages / MESSAGES_A_SECOND));
            CompletableFuture<Void> sending = load.send(messages, over, seed);
            new Strikes(machines).run(schedule);
            machines.heal();
            tell("the last fault is over, all serve again");
            sending.get();
            load.sendLast().get();
            tell("all is acknowledged");
            outcome = judge(homes, machines, load.sent(), schedule);
            if (!outcome.kept()) {
                machines.keep();
            }
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        if (outcome.kept()) {
            delete(homes.root());
        }
        return outcome;
    }

    private Outcome judge(Homes homes, Machines machines, Sent sent, Schedule schedule)
            throws IOException, InterruptedException, SQLException {
        Clients clients = new Clients(ExternalBroker.at(homes.broker()), "faults");
        OnDisks disks = new OnDisks(homes);
        new Settling(clients, disks, sent.acknowledged()).await();
        tell("nothing is open any more");
        List<String> unclean = new ArrayList<>(machines.stop(RoleName.NODE, RoleName.BACKUP, RoleName.GATEWAY));
        tell("nodes and gateway have stopped");
        // That nodes stopped is remembered too.
        new Settling(clients, disks, sent.acknowledged()).await();
        unclean.addAll(machines.stop(RoleName.MEMORY));
        OnTopics topics = OnTopics.read(clients);
        unclean.addAll(machines.stop(RoleName.BROKER));
        Evidence evidence = new Evidence(
                sent,
                topics.messages,
                topics.made,
                topics.changes,
                topics.succeeded,
                topics.answers,
                topics.journal,
                topics.letters,
                disks.marks(),
                homes.effects().read(),
                disks.runs(),
                disks.stored(),
                disks.waiting(),
                topics.undecodable,
                unclean);
        return new Outcome(
                seed, schedule, Tally.of(evidence, machines.gaveUp()), Verdict.of(evidence), homes.root(), elapsed());
    }

    private void tell(String what) {
        people.printf("seed %d: %s after %d s%n", seed, what, elapsed().toSeconds());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void closeQuietly(Machines machines) {
        try {
            machines.close();
        } catch (IOException _) {
            // This process ends, and nobody is left to hear of it.
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
