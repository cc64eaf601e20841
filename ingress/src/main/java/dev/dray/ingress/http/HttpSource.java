package dev.dray.ingress.http;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.blob.Uploads;
import dev.dray.ingress.channel.Health;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.ingress.delivery.ReplyFeed;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.Timer;
import dev.dray.runtime.value.HostPort;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The HTTP server: each request on a virtual thread of its own, which waits until what it brought is on disk. */
public final class HttpSource implements Source {
    /** The channel's word. */
    public static final String CHANNEL = "http";

    private static final Duration KEYS_KEPT = Duration.ofDays(30);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final HttpConfig config;
    private final Home home;
    private final Set<String> channels;
    private final Recorder recorder;
    private final BlobStore blobs;
    private final Supplier<ReplyFeed> feed;
    private final Supplier<Health> health;
    private final InstantSource clock;
    private final Timer timer;
    private volatile boolean closing;
    private @Nullable Open open;

    /** What is there between start and close. */
    private record Open(Javalin server, Database database, Timer.Scheduled sweep) {}

    /**
     * @param home has the owner's token in {@code http.token}, made if missing, and the idempotency keys in
     *     {@code state/http.db}
     * @param channels the channels there are
     * @param blobs where files come and go
     * @param feed asked for once, at the start
     */
    public HttpSource(
            HttpConfig config,
            Home home,
            Set<String> channels,
            Recorder recorder,
            BlobStore blobs,
            Supplier<ReplyFeed> feed,
            Supplier<Health> health,
            InstantSource clock,
            Timer timer) {
        this.config = config;
        this.home = home;
        this.channels = Set.copyOf(channels);
        this.recorder = recorder;
        this.blobs = blobs;
        this.feed = feed;
        this.health = health;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * Listens.
     *
     * @throws IngressException where the address is taken, or a token cannot be used
     */
    @Override
    public synchronized void start() {
        Tokens tokens = Tokens.load(home.root().resolve("http.token"), config.tokens());
        Database database = Database.open(home.state().resolve("http.db"), KeyLedger.MIGRATIONS);
        KeyLedger ledger = new KeyLedger(database);
        Javalin server = Javalin.create(javalin -> {
            new JettySettings(config.listen()).applyTo(javalin);
            route(javalin.routes, tokens, new OncePerKey(ledger, clock));
        });
        Timer.Scheduled sweep =
                timer.every(SWEEP, () -> ledger.forgetBefore(clock.instant().minus(KEYS_KEPT)));
        open = new Open(server, database, sweep);
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IngressException(
                    "cannot listen on %s: %s; stop what listens there, or change channels.http.listen"
                            .formatted(config.listen(), reason(e)),
                    e);
        }
    }

    /** Where it listens, with the port it got. */
    public synchronized HostPort address() {
        return config.listen().withPort(opened().server().port());
    }

    /** The routes there are, such as {@code GET /health}, in the order they were made. */
    synchronized List<String> routes() {
        return opened().server().unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
    }

    private Open opened() {
        if (open == null) {
            throw new IllegalStateException("the channel http does not run");
        }
        return open;
    }

    private void route(RoutesConfig routes, Tokens tokens, OncePerKey keys) {
        ReplyFeed replies = feed.get();
        RequestBody bodies = new RequestBody(config.maxBody());
        Rates rates = new Rates(config.tokens(), clock);
        Admission admission =
                new Admission(tokens, new WrongTokens(clock), rates, new Room(config.maxInFlight()), bodies);
        ToMessages toMessages = new ToMessages(new Naming(channels, new UuidV7(clock)), new NamedFiles(blobs), clock);
        PostMessage post = new PostMessage(bodies, new Intake(config.maxBatch()), toMessages, rates, keys, recorder);
        MessageReplies ofMessage = new MessageReplies(replies, clock, () -> closing);
        ConversationReplies ofConversation = new ConversationReplies(replies, () -> closing);
        ApiDocument document = new ApiDocument();
        routes.before(new SameSite(config.hosts())::check)
                .post("/messages", admission.with(Permission.SEND, post::handle))
                .get("/messages/<id>/replies", admission.with(Permission.READ, ofMessage::handle))
                .get("/conversations/<name>/replies", admission.with(Permission.READ, ofConversation::handle))
                .get(
                        "/status",
                        admission.with(
                                Permission.READ,
                                (context, caller) -> HealthJson.answerWhole(context, caller, health.get())))
                .get("/health", context -> HealthJson.answer(context, health.get()))
                .get("/openapi.json", document::answerJson)
                .get("/openapi.yaml", document::answerYaml);
        routeFiles(routes, admission);
        Problems.answerFor(routes);
    }

    private void routeFiles(RoutesConfig routes, Admission admission) {
        BlobRoutes files = new BlobRoutes(blobs, clock, () -> closing);
        UploadRoutes uploads = new UploadRoutes(blobs, new Uploads(blobs), clock, () -> closing);
        routes.head("/blobs/{id}", admission.with(Permission.FILES, (context, _) -> files.head(context)))
                .get("/blobs/{id}", admission.with(Permission.FILES, (context, _) -> files.get(context)))
                .put("/blobs/{id}", admission.with(Permission.FILES, (context, _) -> files.put(context)))
                .before("/uploads*", uploads::greet)
                .options("/uploads", admission.with(Permission.FILES, (context, _) -> uploads.options(context)))
                .post("/uploads", admission.with(Permission.FILES, uploads::create))
                .head("/uploads/{id}", admission.with(Permission.FILES, uploads::head))
                .patch("/uploads/{id}", admission.with(Permission.FILES, uploads::patch));
    }

    private static String reason(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage());
    }

    @Override
    public synchronized void close() {
        closing = true;
        Open last = open;
        open = null;
        if (last != null) {
            try (Database _ = last.database()) {
                last.sweep().close();
                last.server().stop();
            }
        }
    }
}
