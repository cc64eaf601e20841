package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.JournalKind;
import dev.dray.schema.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of {@code dray up} in the middle of many messages, ten times over. {@code -Ddray.whole.messages=N} sets
 * how many are sent around each kill, {@code -Ddray.whole.seed=S} repeats the moments of another run.
 */
class KilledTenTimesIT {
    private static final int KILLS = 10;
    private static final int PEOPLE = 8;
    private static final int MESSAGES = Integer.getInteger("dray.whole.messages", 200);
    private static final long SEED = Long.getLong("dray.whole.seed", System.nanoTime());
    private static final Duration TO_SETTLE = Duration.ofMinutes(10);

    @TempDir
    Path home;

    private String broker;
    private Crowd crowd;
    private DrayProcess up;

    @BeforeEach
    void start() throws Exception {
        int http = Loopback.freePort();
        broker = "127.0.0.1:" + Loopback.freePort();
        Files.writeString(home.resolve("dray.yaml"), """
                zone: Europe/Berlin
                channels: {http: {listen: "127.0.0.1:%d"}}
                broker: {embedded: {listen: "%s"}}
                lanes: {shell: {concurrency: 4}}
                tasks: {quick: {run: ["true"]}}
                routes: [{name: quick, when: {command: /quick}, run: {task: quick, lane: shell}}]
                """.formatted(http, broker));
        crowd = new Crowd(new HttpSender("http://127.0.0.1:" + http, home), PEOPLE);
        up = DrayProcess.start(home, "up");
        up.awaitReady();
    }

    @AfterEach
    void end() {
        up.close();
    }

    @Test
    void everyAcknowledgedMessageHasOneJobOneResultAndOnePlaceInMemory() throws Exception {
        System.out.printf("%d messages around each of %d kills, seed %d%n", MESSAGES, KILLS, SEED);
        Random random = new Random(SEED);
        for (int round = 1; round <= KILLS; round++) {
            // Somewhere in the middle: neither before the first nor after the last.
            round(round, MESSAGES / 10 + random.nextInt(MESSAGES * 8 / 10));
        }
        settle();
        Afterwards afterwards = new Afterwards(new OnTopics(broker), new DailyLogFiles(home.resolve("memory")), crowd);
        afterwards.everyMessageIsRecorded();
        afterwards.everyMessageHasOneJobAndOneEnd();
        afterwards.everyMessageHasOneAnswer();
        afterwards.everyMessageIsRememberedOnce();
        afterwards.nothingWentToTheDeadLetters();
        System.out.println(afterwards.summary());
        assertThat(up.stop()).as("how it stopped: %s", up.said()).isZero();
    }

    private void round(int round, int killAfter) throws Exception {
        long began = System.nanoTime();
        CountDownLatch moment = new CountDownLatch(killAfter);
        crowd.give("round" + round, MESSAGES);
        Crowd.Sending sending = crowd.send(moment::countDown);
        assertThat(moment.await(TO_SETTLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        up.kill();
        sending.await();
        int left = crowd.left();
        long killed = System.nanoTime();
        up = DrayProcess.start(home, "up");
        up.awaitReady();
        long back = System.nanoTime();
        crowd.send(() -> {}).await();
        assertThat(crowd.left()).as("not acknowledged though dray was back").isZero();
        System.out.printf(
                "round %d: killed after %d acknowledgements in %.1f s, %d left; back in %.1f s; all acknowledged after %.1f s%n",
                round,
                killAfter,
                seconds(began, killed),
                left,
                seconds(killed, back),
                seconds(began, System.nanoTime()));
    }

    /** Behind one more job of each kind in every conversation lies nothing that could still be done twice. */
    private void settle() throws Exception {
        long began = System.nanoTime();
        for (Crowd.Kind kind : Crowd.Kind.values()) {
            crowd.giveEach("last-" + kind, kind);
        }
        crowd.send(() -> {}).await();
        new OnTopics(broker)
                .await(
                        "the end of every message",
                        Topics.JOURNAL,
                        crowd.acknowledged().size(),
                        TO_SETTLE,
                        entry -> entry.getKind() == JournalKind.MESSAGE);
        System.out.printf("everything was done %.1f s later%n", seconds(began, System.nanoTime()));
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
