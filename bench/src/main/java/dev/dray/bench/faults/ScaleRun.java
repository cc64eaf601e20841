package dev.dray.bench.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Two routers and four nodes at work on one broker, of which one router and two nodes are killed in the middle and started
 * again later. One router is the gateway's, so that it is the other that is killed. Needs Linux.
 */
public final class ScaleRun {
    private static final Set<RoleName> ROLES = Set.of(
            RoleName.BROKER,
            RoleName.GATEWAY,
            RoleName.ROUTER,
            RoleName.NODE,
            RoleName.NODE2,
            RoleName.NODE3,
            RoleName.NODE4,
            RoleName.MEMORY);

    /** Some more than there are partitions, so that each node has somebody's jobs. */
    private static final int PEOPLE = 24;

    private static final int KILLED_NODES = 2;
    private static final int MESSAGES_A_SECOND = 50;
    private static final Duration SHORTEST = Duration.ofSeconds(6);
    private static final String FIRST = RoleName.GATEWAY.word();
    private static final String SECOND = RoleName.ROUTER.word();

    private final PrintStream people;
    private final long begin = System.nanoTime();

    /** @param people told what happens as it does */
    public ScaleRun(PrintStream people) {
        this.people = people;
    }

    /** How the work was shared, and all that broke. */
    public record Result(Map<String, Long> figures, List<Broken> broken) {}

    /**
     * Runs to the verdict.
     *
     * @param messages how many are sent while it happens; some of each kind are sent when all is whole again
     * @param seed which nodes are killed, and who sends what
     */
    public Result run(int messages, long seed)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        Homes homes = Homes.fresh("scale-" + seed, ROLES);
        Result result;
        try (Machines machines = new Machines(homes)) {
            machines.endWithThisProcess();
            machines.start();
            result = run(homes, machines, messages, seed);
        }
        if (result.broken().isEmpty()) {
            homes.delete();
        } else {
            people.println("its home is kept: " + homes.root());
        }
        return result;
    }

    private Result run(Homes homes, Machines machines, int messages, long seed)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        Clients clients = new Clients(ExternalBroker.at(homes.broker()), "scale");
        Shares atFirst = shared(clients, FIRST, SECOND);
        List<RoleName> killed = new ArrayList<>(homes.nodes());
        Collections.shuffle(killed, new Random(seed));
        killed.subList(KILLED_NODES, killed.size()).clear();
        killed.addFirst(RoleName.ROUTER);

        Load load = new Load(homes, PEOPLE);
        Duration over = longer(SHORTEST, Duration.ofSeconds(messages / MESSAGES_A_SECOND));
        CompletableFuture<Void> sending = load.send(messages, over, seed);
        Pause.of(over.dividedBy(3));
        for (RoleName role : killed) {
            machines.role(role).kill();
        }
        tell("killed are " + killed);
        Shares meanwhile = shared(clients, FIRST);
        machines.heal();
        sending.get();
        Shares inTheEnd = shared(clients, FIRST, SECOND);
        load.sendLast().get();
        tell("all is acknowledged");
        Evidence evidence = new WindUp(homes, machines, this::tell).of(load.sent());
        List<Broken> broken = Verdict.of(evidence);
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("messages", (long) evidence.sent().acknowledged().size());
        figures.putAll(Tally.breaches(broken));
        share(figures, "partitions_at_first_", atFirst.partitions());
        share(figures, "partitions_meanwhile_", meanwhile.partitions());
        share(figures, "partitions_in_the_end_", inTheEnd.partitions());
        share(
                figures,
                "jobs_",
                evidence.succeeded().values().stream()
                        .collect(groupingBy(Evidence.Success::node, TreeMap::new, counting())));
        return new Result(figures, broken);
    }

    private Shares shared(Clients clients, String... routers) throws InterruptedException, ExecutionException {
        Shares shares = Shares.await(clients, routers);
        tell("partitions of the messages are shared " + shares.partitions());
        return shares;
    }

    private static void share(Map<String, Long> figures, String name, Map<String, Long> shares) {
        shares.forEach((who, count) -> figures.put(name + who, count));
    }

    private void tell(String what) {
        people.printf("scale: %s after %d s%n", what, (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
