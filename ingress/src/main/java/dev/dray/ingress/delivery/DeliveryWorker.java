package dev.dray.ingress.delivery;

import dev.dray.broker.Clients;
import dev.dray.broker.DeadLetters;
import dev.dray.broker.GroupMember;
import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.Recorder;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Takes replies from the broker into the ledger and has them delivered. What was stored and not delivered when the
 * program last ended goes on at the start.
 */
public final class DeliveryWorker implements Service {
    private static final String GROUP = "dray-ingress";
    /** With a name of its own it has its partitions back at once after a kill, not only when the killed one's session ends. */
    private static final String ONLY_MEMBER = "gateway";

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(20);

    private final Clients clients;
    private final Path file;
    private final Map<String, Delivery> deliveries;
    private final Recorder recorder;
    private final DeliveryConfig config;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Timer timer;
    private @Nullable Open open;

    /** What is there between start and close. */
    private record Open(
            Database database,
            ReplyFeed feed,
            Dispatcher dispatcher,
            Producer<String, byte[]> deadLetters,
            ReplyIntake intake,
            Timer.Scheduled sweep) {}

    /**
     * @param file the ledger's SQLite file
     * @param deliveries by channel; replies to other channels are delivered by being stored
     * @param zone by whose clock hours are quiet
     */
    public DeliveryWorker(
            Clients clients,
            Path file,
            Map<String, Delivery> deliveries,
            Recorder recorder,
            DeliveryConfig config,
            ZoneId zone,
            InstantSource clock,
            Timer timer) {
        this.clients = clients;
        this.file = file;
        this.deliveries = Map.copyOf(deliveries);
        this.recorder = recorder;
        this.config = config;
        this.zone = zone;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public synchronized void start() {
        Database database = Database.open(file, ReplyLedger.MIGRATIONS);
        ReplyLedger ledger = new ReplyLedger(database);
        ReplyFeed feed = new ReplyFeed(database);
        Dispatcher dispatcher = new Dispatcher(ledger, deliveries, recorder, config.giveUpAfter(), clock, timer);
        StoreReplies store =
                new StoreReplies(ledger, feed, dispatcher, deliveries.keySet(), config.noticeDelay(zone), clock);
        Producer<String, byte[]> deadLetters = clients.producer("undecodable-replies");
        ReplyIntake intake = new ReplyIntake(
                clients.consumer("replies", GroupMember.of(GROUP).named(ONLY_MEMBER)),
                new DeadLetters(deadLetters, clock),
                store);
        Timer.Scheduled sweep =
                timer.every(SWEEP, () -> ledger.forgetBefore(clock.instant().minus(KEPT)));
        open = new Open(database, feed, dispatcher, deadLetters, intake, sweep);
        ledger.openConversations().forEach(dispatcher::wake);
        intake.start();
    }

    /** The replies for those who fetch them. */
    public synchronized ReplyFeed feed() {
        if (open == null) {
            throw new IllegalStateException("the delivery worker does not run");
        }
        return open.feed();
    }

    /** What waits to be delivered, by channel. */
    public synchronized Map<String, Unsent> unsent() {
        return open == null ? Map.of() : open.dispatcher().unsent();
    }

    @Override
    public synchronized void close() {
        Open last = open;
        open = null;
        if (last != null) {
            try (Database _ = last.database()) {
                last.sweep().close();
                last.intake().stop(UNTIL_STOPPED);
                last.dispatcher().stop(UNTIL_STOPPED);
                last.deadLetters().close(UNTIL_STOPPED);
            }
        }
    }
}
