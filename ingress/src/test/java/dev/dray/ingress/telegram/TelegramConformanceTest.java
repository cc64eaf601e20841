package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SourceConformance;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class TelegramConformanceTest extends SourceConformance {
    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);

    @TempDir
    private Path directory;

    private int arrived;
    private @Nullable TestingIntake intake;
    private @Nullable TelegramSource source;

    @BeforeEach
    void open() {
        telegram.start();
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Override
    protected void begin(Recorder into) {
        intake = new TestingIntake(directory, into);
        source = new TelegramSource(
                TestingBot.config(telegram),
                intake.intake(),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)));
        source.start();
    }

    @Override
    protected void end() {
        if (source != null) {
            source.close();
        }
        if (intake != null) {
            intake.close();
        }
    }

    @Override
    protected String arrive(String word) {
        arrived++;
        telegram.offer(TestingBot.update(arrived, word));
        return "telegram:77:" + arrived;
    }

    @Override
    protected boolean arriveAgain(String id) {
        telegram.offer(TestingBot.update(arrived, "one"));
        return true;
    }

    @Override
    protected Fate arriveBroken() {
        telegram.offer("{\"update_id\":\"none\"}");
        return Fate.DEAD_LETTER;
    }

    @Override
    protected Fate arriveHuge(String word) {
        arrive(word);
        return Fate.DEAD_LETTER;
    }

    @Override
    protected boolean acknowledged(String id) {
        return telegram.unconfirmed() == 0;
    }
}
