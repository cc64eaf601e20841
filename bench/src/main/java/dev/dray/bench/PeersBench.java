package dev.dray.bench;

import dev.dray.bench.peers.Load;
import dev.dray.bench.peers.MissingException;
import dev.dray.bench.peers.Peer;
import dev.dray.bench.peers.Peers;
import dev.dray.bench.peers.Seen;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a neighbour does with the same work on the same machine: from enqueuing to the handler's start on an idle system, and
 * how many messages a second go the whole way, enqueued durably, handled, recorded in the queue's store and counted. What the
 * machine lacks a neighbour for, and who fails, is left out, with a line on stderr.
 */
final class PeersBench implements Benchmark {
    private static final String NAME = "peers";

    private final Options options;

    /** @param options {@code --only NAME,NAME}, and every how many seconds the polled one looks: {@code --poll SECONDS} */
    PeersBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        Load load = load(effort);
        List<Figure> figures = new ArrayList<>();
        for (Peer peer : wanted()) {
            try {
                figures.addAll(figures(peer.name(), peer.measure(load)));
            } catch (MissingException e) {
                System.err.println("skipped %s: %s".formatted(peer.name(), e.getMessage()));
            } catch (IOException | SQLException e) {
                System.err.println("no figures of %s: %s".formatted(peer.name(), e.getMessage()));
            }
        }
        return figures;
    }

    private Load load(Effort effort) {
        return new Load(
                effort.of(20, 100),
                effort.of(50, 500),
                effort.of(30, 120),
                Duration.ofMillis(100),
                Duration.ofSeconds(effort.of(2, 10)),
                Duration.ofSeconds(effort.of(5, 30)),
                Duration.ofSeconds(options.number("--poll", effort.of(2, 10))));
    }

    private List<Peer> wanted() {
        List<String> only = Arrays.asList(options.text("--only", "").split(","));
        List<Peer> wanted = Peers.all().stream()
                .filter(peer -> !options.has("--only") || only.contains(peer.name()))
                .toList();
        if (wanted.isEmpty()) {
            throw new UsageException("--only names none of "
                    + Peers.all().stream().map(Peer::name).toList());
        }
        return wanted;
    }

    private static List<Figure> figures(String peer, Seen seen) {
        Spread dispatch = new Spread(
                seen.dispatchMillis().stream().mapToDouble(Double::doubleValue).toArray());
        return List.of(
                new Figure(NAME, peer + "_dispatch_p50_ms", dispatch.median(), "ms"),
                new Figure(NAME, peer + "_dispatch_p99_ms", dispatch.percentile(99), "ms"),
                new Figure(NAME, peer + "_whole_way_per_s", seen.wholeWay().perSecond(), "1/s"));
    }
}
