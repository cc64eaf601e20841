package dev.dray.ingress;

import static java.util.stream.Collectors.toCollection;

import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.ingress.activity.JobActivity;
import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.blob.BlobSweep;
import dev.dray.ingress.blob.Uploads;
import dev.dray.ingress.channel.ChannelHealth;
import dev.dray.ingress.channel.Health;
import dev.dray.ingress.channel.Source;
import dev.dray.ingress.channel.WatchedRecorder;
import dev.dray.ingress.delivery.DeliveryWorker;
import dev.dray.ingress.delivery.Unsent;
import dev.dray.ingress.http.HttpSource;
import dev.dray.ingress.outbox.BrokerProbe;
import dev.dray.ingress.outbox.OutboxRecorder;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import dev.dray.runtime.time.Timer;
import dev.dray.runtime.value.HostPort;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The worker between the channels and the topics {@code dray.messages} and {@code dray.replies}. Starts with the broker
 * away, too: messages then wait in the outbox.
 */
public final class Ingress implements Service {
    /** How long a sender waits for the broker before its message goes into the outbox. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final OutboxRecorder recorder;
    private final WatchedRecorder watched;
    private final BrokerProbe probe;
    private final BlobStore blobs;
    private final DeliveryWorker worker;
    private final HttpSource http;
    private final List<Source> sources;
    private final Service all;

    public Ingress(IngressSettings settings, Broker broker, Home home, InstantSource clock, Timer timer) {
        Clients clients = new Clients(broker, "ingress");
        recorder = new OutboxRecorder(clients, home.state().resolve("outbox.db"), BOUND);
        watched = new WatchedRecorder(recorder);
        probe = new BrokerProbe(clients, clock);
        blobs = new BlobStore(home.blobs(), settings.blobs());
        List<Channel> channels = new Channels(settings, clients, watched, blobs, home, clock, timer).all();
        worker = new DeliveryWorker(
                clients,
                home.state().resolve("replies.db"),
                by(channels, Channel::delivery),
                recorder,
                settings.delivery(),
                settings.zone(),
                clock,
                timer);
        http = new HttpSource(
                settings.channels().http(),
                home,
                names(channels),
                watched,
                blobs,
                worker::feed,
                this::health,
                clock,
                timer);
        sources = new ArrayList<>(List.of(http));
        channels.forEach(channel -> sources.addAll(channel.sources()));
        List<Service> services = new ArrayList<>(List.of(
                recorder,
                probe,
                new BlobSweep(blobs, new Uploads(blobs), settings.blobs().keep(), clock, timer)));
        channels.forEach(channel -> services.addAll(channel.needs()));
        services.add(worker);
        services.add(new JobActivity(clients, by(channels, Channel::activity)));
        services.addAll(sources);
        all = new Services(services);
    }

    private static Set<String> names(List<Channel> channels) {
        Set<String> names = channels.stream().map(Channel::name).collect(toCollection(HashSet::new));
        names.add(HttpSource.CHANNEL);
        return names;
    }

    private static <T> Map<String, T> by(List<Channel> channels, Function<Channel, Optional<T>> part) {
        Map<String, T> parts = new HashMap<>();
        channels.forEach(channel -> part.apply(channel).ifPresent(each -> parts.put(channel.name(), each)));
        return parts;
    }

    @Override
    public void start() {
        all.start();
    }

    /** Where the HTTP channel listens. */
    public HostPort address() {
        return http.address();
    }

    /** How the ingress is now; waits for the broker up to a second and a half. */
    public Health health() {
        Map<String, Unsent> unsent = worker.unsent();
        Stream<ChannelHealth> files =
                blobs.trouble().map(trouble -> ChannelHealth.of("blobs", Optional.of(trouble))).stream();
        Stream<ChannelHealth> each =
                sources.stream().map(source -> health(source, Optional.ofNullable(unsent.get(source.channel()))));
        List<ChannelHealth> channels = Stream.concat(files, each)
                .sorted(Comparator.comparing(ChannelHealth::name))
                .toList();
        return new Health(probe.answers(), recorder.waiting(), channels);
    }

    private ChannelHealth health(Source source, Optional<Unsent> unsent) {
        return new ChannelHealth(
                source.name(),
                source.trouble(),
                watched.lastIn(source.channel()),
                unsent.map(Unsent::count).orElse(0),
                unsent.map(Unsent::oldest),
                unsent.flatMap(Unsent::why));
    }

    @Override
    public void cut() {
        all.cut();
    }

    @Override
    public void close() {
        all.close();
    }
}
