package dev.dray.bench.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One run in a fresh home: its schedule and its messages follow from its seed. */
final class Seed {
    /** Slower than the machines can, so that there are faults all along the way and not only at its beginning. */
    private static final int MESSAGES_A_SECOND = 80;

    private static final Set<RoleName> ROLES =
            Set.of(RoleName.BROKER, RoleName.GATEWAY, RoleName.NODE, RoleName.BACKUP, RoleName.MEMORY);

    private static final int PEOPLE = 8;
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
        Homes homes = Homes.fresh("faults-" + seed, ROLES);
        Outcome outcome;
        try (Machines machines = new Machines(homes)) {
            machines.endWithThisProcess();
            machines.start(means, schedule, messages);
            tell("all serve");
            Load load = new Load(homes, PEOPLE);
            Duration over = longer(
                    schedule.length().plus(AFTER_THE_LAST_FAULT), Duration.ofSeconds(1 + messages / MESSAGES_A_SECOND));
            CompletableFuture<Void> sending = load.send(messages, over, seed);
            new Strikes(machines).run(schedule);
            machines.heal();
            tell("the last fault is over, all serve again");
            sending.get();
            load.sendLast().get();
            tell("all is acknowledged");
            Evidence evidence = new WindUp(homes, machines, this::tell).of(load.sent());
            outcome = new Outcome(
                    seed,
                    schedule,
                    Tally.of(evidence, machines.gaveUp()),
                    Verdict.of(evidence),
                    homes.root(),
                    elapsed());
            if (!outcome.kept()) {
                machines.keep();
            }
        }
        if (outcome.kept()) {
            homes.delete();
        }
        return outcome;
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
}
