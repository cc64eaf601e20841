package dev.dray.schema;

import dev.dray.schema.Topic.Event;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of topics. How many partitions each has and how long it is kept is said in {@code topics.yaml} of the
 * broker room; here is what travels on them.
 */
public final class Topics {
    /** The lane of light jobs, served by the gateway. */
    public static final String LIGHT = "light";

    /** Everything that reached us: the message recorder. Key: conversation. */
    public static final Topic<Message> MESSAGES = new Topic<>(
            "dray.messages",
            Codec.of(Message.class),
            m -> new Event(
                    m.getConversation(),
                    m.getId(),
                    "dev.dray.message",
                    "/dray/ingress/" + m.getChannel(),
                    m.getReceivedAt()));

    /** Facts about jobs, in order within a job. Key: job id. */
    public static final Topic<JobEvent> JOB_EVENTS = new Topic<>(
            "dray.job-events",
            Codec.of(JobEvent.class),
            e -> new Event(
                    e.getJobId(), e.getId(), "dev.dray.job." + word(e.getFact()), "/dray/" + e.getBy(), e.getAt()));

    /** Where each job is now, compacted. Key: job id. */
    public static final Topic<JobState> JOB_STATES = new Topic<>(
            "dray.jobs",
            Codec.of(JobState.class),
            s -> new Event(
                    s.getJob().getId(),
                    s.getJob().getId() + "/" + s.getVersion(),
                    "dev.dray.job-state." + word(s.getStatus()),
                    "/dray/router",
                    s.getSince()));

    /** Heartbeats, compacted. Key: node. */
    public static final Topic<NodeHeartbeat> NODES = new Topic<>(
            "dray.nodes",
            Codec.of(NodeHeartbeat.class),
            h -> new Event(
                    h.getNode(),
                    h.getInstance() + "/" + h.getAt(),
                    "dev.dray.node-heartbeat",
                    "/dray/" + h.getNode(),
                    h.getAt()));

    /** What people want of jobs, nodes and cron entries. Key: job id, the node's name, or cron/ and the entry's. */
    public static final Topic<Command> COMMANDS = new Topic<>(
            "dray.commands",
            Codec.of(Command.class),
            c -> new Event(
                    subject(c), c.getId(), "dev.dray.command." + word(c.getKind()), "/dray/" + c.getBy(), c.getAt()));

    /** What goes back to conversations. Key: conversation. */
    public static final Topic<Reply> REPLIES = new Topic<>(
            "dray.replies",
            Codec.of(Reply.class),
            r -> new Event(
                    r.getConversation(), r.getId(), "dev.dray.reply." + word(r.getKind()), "/dray/router", r.getAt()));

    /** The one totally ordered log that memory is a fold of. Key: workspace. */
    public static final Topic<JournalEntry> JOURNAL = new Topic<>(
            "dray.journal",
            Codec.of(JournalEntry.class),
            j -> new Event(
                    j.getWorkspace(), j.getId(), "dev.dray.journal." + word(j.getKind()), "/dray/router", j.getAt()));

    /** What could not be handled, kept whole. Key: origin. */
    public static final Topic<DeadLetter> DEAD_LETTERS = new Topic<>(
            "dray.dead-letters",
            Codec.of(DeadLetter.class),
            d -> new Event(
                    d.getOrigin(), d.getId(), "dev.dray.dead-letter." + d.getReason(), "/dray/router", d.getAt()));

    /** Where each canary is now, compacted. Key: route/name or lane/name. */
    public static final Topic<Canary> CANARIES = new Topic<>(
            "dray.canaries",
            Codec.of(Canary.class),
            c -> new Event(
                    c.getKey(),
                    c.getKey() + "/" + c.getSince(),
                    "dev.dray.canary." + word(c.getMode()),
                    "/dray/router",
                    c.getSince()));

    /** What each cron entry did last and does next, compacted. Key: the entry. */
    public static final Topic<Schedule> SCHEDULES = new Topic<>(
            "dray.schedules",
            Codec.of(Schedule.class),
            s -> new Event(
                    s.getEntry(),
                    s.getEntry() + "/" + s.getAt(),
                    "dev.dray.schedule",
                    "/dray/ingress/cron",
                    s.getAt()));

    /** All topics but the lanes. */
    public static final List<Topic<?>> FIXED = List.of(
            MESSAGES, JOB_EVENTS, JOB_STATES, NODES, COMMANDS, REPLIES, JOURNAL, DEAD_LETTERS, CANARIES, SCHEDULES);

    private static final String JOBS = "dray.jobs.";
    private static final String CANARY = ".canary";
    private static final Codec<Job> JOB = Codec.of(Job.class);

    private Topics() {}

    /** The jobs of a lane's stable track. Key: conversation. */
    public static Topic<Job> jobs(String lane) {
        return jobs(lane, Track.STABLE);
    }

    /** The jobs of one track of a lane. Key: conversation. */
    public static Topic<Job> jobs(String lane, Track track) {
        return new Topic<>(
                JOBS + lane + (track == Track.CANARY ? CANARY : ""),
                JOB,
                j -> new Event(
                        j.getConversation(),
                        j.getId() + "/" + j.getAttempt(),
                        "dev.dray.job",
                        "/dray/router",
                        j.getQueuedAt()));
    }

    /** The topic of that name, where it is one of ours. */
    public static Optional<Topic<?>> named(String name) {
        if (!name.startsWith(JOBS)) {
            return FIXED.stream().filter(t -> t.name().equals(name)).findFirst();
        }
        String lane = name.substring(JOBS.length());
        return Optional.of(
                lane.endsWith(CANARY)
                        ? jobs(lane.substring(0, lane.length() - CANARY.length()), Track.CANARY)
                        : jobs(lane));
    }

    private static String subject(Command command) {
        if (!command.getEntry().isEmpty()) {
            return "cron/" + command.getEntry();
        }
        return command.getNode().isEmpty() ? command.getJobId() : command.getNode();
    }

    private static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
