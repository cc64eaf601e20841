package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SourceConformance;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class TelegramWebhookConformanceTest extends SourceConformance {
    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);

    @TempDir
    private Path directory;

    private int arrived;
    private @Nullable TestingWebhook webhook;

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
        webhook = new TestingWebhook(telegram, directory, into);
    }

    @Override
    protected void end() {
        if (webhook != null) {
            webhook.close();
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
