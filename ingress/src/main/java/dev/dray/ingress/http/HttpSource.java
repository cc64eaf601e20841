package dev.dray.ingress.http;

import dev.dray.ingress.channel.Health;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.ingress.delivery.ReplyFeed;
import dev.dray.runtime.value.HostPort;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: each request on a virtual thread of its own, which waits until what it brought is on disk. */
public final class HttpSource implements Source {
    /** The channel's word. */
    public static final String CHANNEL = "http";

    private static final Logger log = LoggerFactory.getLogger(HttpSource.class);
    private static final String CALLER = "caller";

    private static final Duration IDLE_AT_STOP = Duration.ofMillis(50);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(10);

    /** How many connections may wait to be accepted: at the usual 50 a burst is turned away, or waits for a second. */
    private static final int ACCEPT_QUEUE = 1_024;

    private final HttpConfig config;
    private final Path tokenFile;
    private final Set<String> channels;
    private final Recorder recorder;
    private final Supplier<ReplyFeed> feed;
    private final Supplier<Health> health;
    private final InstantSource clock;
    private volatile boolean closing;
    private @Nullable Javalin server;

    /**
     * @param tokenFile where the owner's token is, made if missing
     * @param channels the channels there are
     * @param feed asked for once, at the start
     */
    public HttpSource(
            HttpConfig config,
            Path tokenFile,
            Set<String> channels,
            Recorder recorder,
            Supplier<ReplyFeed> feed,
            Supplier<Health> health,
            InstantSource clock) {
        this.config = config;
        this.tokenFile = tokenFile;
        this.channels = Set.copyOf(channels);
        this.recorder = recorder;
        this.feed = feed;
        this.health = health;
        this.clock = clock;
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
        Javalin made = Javalin.create(this::configure);
        server = made;
        try {
            made.start();
        } catch (RuntimeException e) {
            throw new IngressException(
                    "cannot listen on %s: %s; stop what listens there, or change channels.http.listen"
                            .formatted(config.listen(), reason(e)),
                    e);
        }
    }

    /** Where it listens, with the port it got. */
    public synchronized HostPort address() {
        if (server == null) {
            throw new IllegalStateException("the channel http does not run");
        }
        return config.listen().withPort(server.port());
    }

    private void configure(JavalinConfig javalin) {
        javalin.concurrency.useVirtualThreads = true;
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.http.prefer405over404 = true;
        javalin.jetty.addConnector(this::connector);
        javalin.jetty.modifyServer(HttpSource::finishWhatRuns);
        route(javalin, Tokens.load(tokenFile, config.tokens()));
    }

    private Connector connector(Server jetty, HttpConfiguration http) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(config.listen().host());
        connector.setPort(config.listen().port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
        return connector;
    }

    /** Who is being served when the server stops gets an answer still: it says whether the message is on disk. */
    private static void finishWhatRuns(Server jetty) {
        jetty.setHandler(new GracefulHandler());
        jetty.setStopTimeout(UNTIL_STOPPED.toMillis());
    }

    private void route(JavalinConfig javalin, Tokens tokens) {
        ReplyFeed replies = feed.get();
        SameSite sameSite = new SameSite(config.hosts());
        PostMessage post = new PostMessage(
                new RequestBody(config.maxBody()), new Naming(channels, new UuidV7(clock)), recorder, clock);
        MessageReplies ofMessage = new MessageReplies(replies, clock, () -> closing);
        ConversationReplies ofConversation = new ConversationReplies(replies, () -> closing);
        javalin.routes
                .before(sameSite::check)
                .before("/messages*", context -> admit(context, tokens))
                .before("/conversations/*", context -> admit(context, tokens))
                .before("/status", context -> admit(context, tokens))
                .post("/messages", context -> post.handle(context, caller(context)))
                .get("/messages/<id>/replies", context -> ofMessage.handle(context, caller(context)))
                .get("/conversations/<name>/replies", context -> ofConversation.handle(context, caller(context)))
                .get("/status", context -> HealthJson.answerWhole(context, caller(context), health.get()))
                .get("/health", context -> HealthJson.answer(context, health.get()))
                .exception(Problem.class, Problem::answer)
                .exception(
                        HttpResponseException.class,
                        (e, context) -> Problems.of(e, context).answer(context))
                .exception(Exception.class, (e, context) -> failed(e).answer(context));
    }

    private static void admit(Context context, Tokens tokens) {
        context.attribute(CALLER, tokens.caller(context.header("Authorization")));
    }

    private static Caller caller(Context context) {
        Caller caller = context.attribute(CALLER);
        if (caller == null) {
            throw new IllegalStateException("a request was not admitted");
        }
        return caller;
    }

    private static Problem failed(Exception e) {
        log.atError().setCause(e).log("A request failed unexpectedly");
        return Problem.of(500, "Internal error", "this is a mistake in Dray; its log says more");
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
        if (server != null) {
            server.stop();
            server = null;
        }
    }
}
