package dev.dray.bench.faults;

import dev.dray.bench.faults.OutageCounts.Played;
import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Plays outages of the machine at home, one after the other in one home: gateway, broker, node and memory, each a process
 * of its own, and no backup. How long an outage lasts is scaled; how soon a node counts as offline is as in every run, so
 * each must last some times as long as that. Needs Linux.
 */
public final class OutageReplay {
    private static final Set<RoleName> ROLES =
            Set.of(RoleName.BROKER, RoleName.GATEWAY, RoleName.NODE, RoleName.MEMORY);

    private static final RoleName HOME = RoleName.NODE;
    private static final Duration TO_BEGIN = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** Such as a restart takes; sooner, a node that was told to stop is back before anybody could say so. */
    private static final Duration SHORTEST = Duration.ofMillis(1_500);

    private final InstantSource clock;
    private final PrintStream people;

    /** @param people told what happens as it does */
    public OutageReplay(InstantSource clock, PrintStream people) {
        this.clock = clock;
        this.people = people;
    }

    /** What came of each outage, and what of the whole run was not as promised beside that. */
    public record Result(List<Replayed> outages, List<Broken> broken) {
        /** All that was not as it had to be, in words. */
        public List<String> deviations() {
            List<String> deviations = new ArrayList<>();
            outages.forEach(outage -> deviations.addAll(outage.deviations()));
            broken.forEach(each -> deviations.add(each.toString()));
            return deviations;
        }
    }

    /**
     * Plays them in their order.
     *
     * @param minute how long one of their minutes lasts
     */
    public Result run(List<Outage> outages, Duration minute)
            throws IOException, InterruptedException, ExecutionException, SQLException, UndecodableException {
        if (outages.stream().anyMatch(outage -> outage.lasts(minute).compareTo(SHORTEST) < 0)) {
            throw new IllegalArgumentException("an outage would be over within " + SHORTEST);
        }
        Homes homes = Homes.fresh("outages", ROLES);
        Result result;
        try (Machines machines = new Machines(homes)) {
            machines.endWithThisProcess();
            machines.start();
            result = new Run(homes, machines, minute).play(outages);
        }
        if (result.deviations().isEmpty()) {
            homes.delete();
        } else {
            people.println("its home is kept: " + homes.root());
        }
        return result;
    }

    /** One home and what is done to it. */
    private final class Run {
        private final Homes homes;
        private final Machines machines;
        private final Duration minute;
        private final Load load;
        private final OnDisks disks;
        private final Clients clients;

        private Run(Homes homes, Machines machines, Duration minute) {
            this.homes = homes;
            this.machines = machines;
            this.minute = minute;
            this.load = new Load(homes, OutageScript.PEOPLE);
            this.disks = new OnDisks(homes);
            this.clients = new Clients(ExternalBroker.at(homes.broker()), "outages");
        }

        private Result play(List<Outage> outages)
                throws IOException, InterruptedException, ExecutionException, SQLException, UndecodableException {
            List<Played> played = new ArrayList<>();
            for (Outage outage : outages) {
                played.add(play(outage));
            }
            Said said = Said.read(clients);
            Evidence evidence = new WindUp(homes, machines, people::println).of(load.sent());
            return new Result(
                    played.stream()
                            .map(each -> new Replayed(
                                    each.outage(),
                                    each.outage().lasts(minute),
                                    OutageCounts.counted(each, evidence, said),
                                    OutageCounts.expected(each.outage(), each.script())))
                            .toList(),
                    Verdict.of(evidence));
        }

        private Played play(Outage outage) throws IOException, InterruptedException, ExecutionException, SQLException {
            Duration lasts = outage.lasts(minute);
            OutageScript script = OutageScript.of(outage, lasts);
            load.send(script.before()).get();
            settle();
            load.send(script.running()).get();
            awaitStarted(OutageScript.messages(script.running()));
            people.printf("%s: %d minutes are %d s%n", outage.word(), outage.minutes(), lasts.toSeconds());
            Instant begin = clock.instant();
            strike(outage);
            CompletableFuture<Void> sending = load.send(script.during());
            Pause.of(lasts);
            sending.get();
            int held = disks.unsent(HOME).size();
            Instant mended = clock.instant();
            mend(outage);
            settle();
            load.send(script.after()).get();
            settle();
            return new Played(outage, script, begin, mended, clock.instant(), held);
        }

        private void strike(Outage outage) throws IOException, InterruptedException {
            switch (outage) {
                case NETWORK -> machines.line(HOME).fallSilent();
                case POWER -> machines.role(HOME).powerOff();
                case UPDATE -> machines.role(HOME).shutDown(GRACE);
                case SLEEP -> machines.role(HOME).sleep();
                case PLANNED -> {
                    var _ = machines.role(HOME).stop();
                }
            }
        }

        private void mend(Outage outage) throws IOException, InterruptedException {
            switch (outage) {
                case NETWORK -> machines.line(HOME).restore();
                case POWER, UPDATE, PLANNED -> {
                    machines.role(HOME).start();
                    machines.awaitReady(HOME);
                }
                case SLEEP -> machines.role(HOME).wake();
            }
        }

        private void settle() throws IOException, InterruptedException, SQLException {
            new Settling(clients, disks, load.sent().acknowledged()).await();
        }

        private void awaitStarted(Set<String> messages) throws InterruptedException {
            if (!Pause.until(() -> started().containsAll(messages), TO_BEGIN)) {
                throw new IllegalStateException("no node began " + messages);
            }
        }

        private Set<String> started() {
            try (TopicReader states = new TopicReader(clients, TopicRange.whole(Topics.JOB_STATES.name()))) {
                Set<String> started = new HashSet<>();
                states.forEachRemaining(record -> {
                    try {
                        var state = Topics.JOB_STATES.read(record);
                        if (state.getStatus() == JobStatus.STARTED) {
                            started.add(state.getJob().getMessageId());
                        }
                    } catch (UndecodableException _) {
                        // The verdict says so.
                    }
                });
                return started;
            }
        }
    }
}
