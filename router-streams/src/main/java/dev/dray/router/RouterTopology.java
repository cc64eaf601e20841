package dev.dray.router;

import dev.dray.router.authorise.Authorise;
import dev.dray.router.authorise.People;
import dev.dray.router.canary.ChooseTrack;
import dev.dray.router.canary.Trials;
import dev.dray.router.command.HearCommands;
import dev.dray.router.decide.PromptCommits;
import dev.dray.router.decide.Step;
import dev.dray.router.fold.FoldFacts;
import dev.dray.router.job.Dispatch;
import dev.dray.router.job.Transitions;
import dev.dray.router.journal.CanaryEntries;
import dev.dray.router.journal.JobEntries;
import dev.dray.router.journal.MessageEntries;
import dev.dray.router.journal.NodeEntries;
import dev.dray.router.message.DecideMessage;
import dev.dray.router.out.CanaryChange;
import dev.dray.router.out.Effect;
import dev.dray.router.out.LineChange;
import dev.dray.router.out.Outgoing;
import dev.dray.router.out.OutgoingSerde;
import dev.dray.router.out.UniqueChange;
import dev.dray.router.presence.WatchNodes;
import dev.dray.router.retry.Backoffs;
import dev.dray.router.route.RouteConfig;
import dev.dray.router.route.Routes;
import dev.dray.router.session.RememberReply;
import dev.dray.router.session.Sessions;
import dev.dray.router.unique.AdmitUnique;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The whole router as one topology, a pure function of its configuration.
 *
 * <p>Five kinds of task: one decides about messages, by conversation, where asked to with what was said before; one folds facts into jobs, by job; one turns
 * commands into facts; a single one admits jobs of which there may be one at a time; and a single one watches the nodes
 * and the line of jobs that wait for them, and decides which jobs on trial a canary gets. Everything one of
 * them writes for a record, stores included, is in the transaction that moves past the record.
 */
public final class RouterTopology {
    private static final Duration BACKOFF_OF_FORGOTTEN_ROUTES = Duration.ofSeconds(2);
    private static final Serde<String> STRING = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final RouterConfig config;
    private final People people;
    private final List<RouteConfig> routes;
    private final Runnable countRepeat;
    private final Trials trials;
    private final Dispatch dispatch;
    private final PromptCommits commits = new PromptCommits();
    private final StreamsBuilder builder = new StreamsBuilder();

    private RouterTopology(RouterConfig config, People people, List<RouteConfig> routes, Runnable countRepeat) {
        this.config = config;
        this.people = people;
        this.routes = routes;
        this.countRepeat = countRepeat;
        this.trials = new Trials(routes, config.canary().lanes());
        this.dispatch = new Dispatch(trials::wants);
    }

    /**
     * The topology for a configuration.
     *
     * @param countRepeat run for each message that was dealt with before
     */
    public static Topology build(RouterConfig config, People people, List<RouteConfig> routes, Runnable countRepeat) {
        return new RouterTopology(config, people, routes, countRepeat).build();
    }

    private Topology build() {
        KStream<String, Effect> messages = messages();
        write(messages);
        write(commands());
        KStream<String, Effect> jobs = jobs();
        write(jobs);
        KStream<String, Effect> unique = unique(messages, jobs);
        write(unique);
        // The first of the two notes what the second reads.
        KStream<String, byte[]> heartbeats = source(Topics.NODES.name(), "nodes");
        builder.addStateStore(WatchNodes.nodes());
        write(nodes(heartbeats, jobs));
        write(canaries(heartbeats, messages, unique, jobs));
        return builder.build();
    }

    private KStream<String, Effect> messages() {
        Authorise authorise = new Authorise(people);
        Routes asked = Routes.of(routes);
        MessageEntries entries = new MessageEntries(config.workspace());
        boolean remembers = routes.stream().anyMatch(route -> route.context() > 0);
        String[] shared = remembers ? new String[] {sessions()} : new String[0];
        return source(Topics.MESSAGES.name(), "messages")
                .process(
                        new Step(
                                () -> new DecideMessage(authorise, asked, entries, countRepeat, remembers, dispatch),
                                DecideMessage.stores(),
                                commits),
                        Named.as("decide-message"),
                        shared);
    }

    /** Keeps what is answered where messages are decided about; both are by conversation. */
    private String sessions() {
        builder.addStateStore(Sessions.store());
        source(Topics.REPLIES.name(), "replies")
                .process(new Step(RememberReply::new, Set.of(), commits), Named.as("remember-reply"), Sessions.STORE);
        return Sessions.STORE;
    }

    private KStream<String, Effect> commands() {
        return source(Topics.COMMANDS.name(), "commands")
                .process(new Step(HearCommands::new, Set.of(), commits), Named.as("hear-commands"));
    }

    private KStream<String, Effect> jobs() {
        Transitions transitions = new Transitions(new Backoffs(
                routes.stream().collect(Collectors.toMap(RouteConfig::name, RouteConfig::backoff)),
                BACKOFF_OF_FORGOTTEN_ROUTES));
        JobEntries entries = new JobEntries(config.workspace());
        return source(Topics.JOB_EVENTS.name(), "facts")
                .process(
                        new Step(
                                () -> new FoldFacts(transitions, entries, trials, people.ask()),
                                FoldFacts.stores(),
                                commits),
                        Named.as("fold-facts"));
    }

    private KStream<String, Effect> unique(KStream<String, Effect> messages, KStream<String, Effect> jobs) {
        JobEntries entries = new JobEntries(config.workspace());
        return uniqueChanges(messages, "unique-wanted")
                .merge(uniqueChanges(jobs, "unique-ended"), Named.as("unique-wanted-and-ended"))
                .process(
                        new Step(() -> new AdmitUnique(entries, dispatch), AdmitUnique.stores(), commits),
                        Named.as("admit-unique"));
    }

    private static KStream<String, byte[]> uniqueChanges(KStream<String, Effect> effects, String name) {
        return effects.filter((_, effect) -> effect instanceof UniqueChange, Named.as(name + "-changes"))
                .mapValues(effect -> ((UniqueChange) effect).bytes(), Named.as(name + "-bytes"))
                .repartition(Repartitioned.with(STRING, BYTES).withName(name).withNumberOfPartitions(1));
    }

    private KStream<String, Effect> nodes(KStream<String, byte[]> heartbeats, KStream<String, Effect> jobs) {
        ZoneId zone = config.zone().orElseGet(ZoneId::systemDefault);
        NodeEntries entries = new NodeEntries(config.workspace());
        KStream<String, byte[]> line = jobs.filter(
                        (_, effect) -> effect instanceof LineChange, Named.as("line-changes"))
                .mapValues(effect -> ((LineChange) effect).bytes(), Named.as("line-bytes"))
                .repartition(Repartitioned.with(STRING, BYTES).withName("line").withNumberOfPartitions(1));
        return heartbeats
                .merge(line, Named.as("nodes-and-line"))
                .process(
                        new Step(
                                () -> new WatchNodes(config.offlineAfter(), zone, entries),
                                WatchNodes.stores(),
                                commits),
                        Named.as("watch-nodes"),
                        WatchNodes.NODES);
    }

    /**
     * Without anything on trial it gets no jobs, and only tidies up. Tasks are numbered by the names of what they read:
     * those of its topics come after the line's, so that a trial moves no store to another task.
     */
    private KStream<String, Effect> canaries(
            KStream<String, byte[]> heartbeats,
            KStream<String, Effect> messages,
            KStream<String, Effect> unique,
            KStream<String, Effect> jobs) {
        CanaryEntries entries = new CanaryEntries(config.workspace());
        KStream<String, byte[]> changes = trials.isEmpty()
                ? heartbeats
                : heartbeats
                        .merge(canaryChanges(messages, "trial-wanted"), Named.as("nodes-and-wanted"))
                        .merge(canaryChanges(unique, "trial-unique"), Named.as("nodes-and-unique"))
                        .merge(canaryChanges(jobs, "trial-ended"), Named.as("nodes-and-ended"));
        return changes.process(
                new Step(
                        () -> new ChooseTrack(trials, config.canary(), config.offlineAfter(), entries),
                        ChooseTrack.stores(),
                        commits),
                Named.as("choose-track"),
                WatchNodes.NODES);
    }

    private static KStream<String, byte[]> canaryChanges(KStream<String, Effect> effects, String name) {
        return effects.filter((_, effect) -> effect instanceof CanaryChange, Named.as(name + "-changes"))
                .mapValues(effect -> ((CanaryChange) effect).bytes(), Named.as(name + "-bytes"))
                .repartition(Repartitioned.with(STRING, BYTES).withName(name).withNumberOfPartitions(1));
    }

    private KStream<String, byte[]> source(String topic, String name) {
        return builder.stream(topic, Consumed.with(STRING, BYTES).withName(name));
    }

    private void write(KStream<String, Effect> effects) {
        effects.filter((_, effect) -> effect instanceof Outgoing<?>)
                .to(
                        (_, effect, _) -> ((Outgoing<?>) effect).topic().name(),
                        Produced.with(STRING, new OutgoingSerde()));
    }
}
