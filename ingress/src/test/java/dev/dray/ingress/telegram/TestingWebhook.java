package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A webhook that runs, on a port that was free. */
final class TestingWebhook implements AutoCloseable {
    static final String SECRET = "a-secret-for-tests";

    private final TestingIntake intake;
    private final URI url;
    private final TelegramWebhook webhook;

    TestingWebhook(ReplayBotApi telegram, Path directory, Recorder into) {
        intake = new TestingIntake(directory, into);
        int port = free();
        url = URI.create("http://127.0.0.1:%d/telegram".formatted(port));
        WebhookConfig config = new WebhookConfig(url, new HostPort("127.0.0.1", port), TestingBot.secret(SECRET));
        webhook = new TelegramWebhook(
                TestingBot.config(telegram, config),
                intake.intake(),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)));
        webhook.start();
    }

    /** The address Telegram is told, so it must be known before anything listens. */
    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    TelegramWebhook source() {
        return webhook;
    }

    @Override
    public void close() {
        webhook.close();
        intake.close();
    }
}
