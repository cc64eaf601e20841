package dev.dray.ingress.telegram.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.telegram.replay.ReplayUpdates.Offered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts updates where the bot wants them, one after the other; one that is not answered with success is posted again, a
 * little later. As with the real one an address must be https, save on loopback.
 */
final class ReplayWebhook implements AutoCloseable {
    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final ReplayUpdates updates;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile Optional<Place> place = Optional.empty();
    private volatile Optional<String> error = Optional.empty();
    private @Nullable Thread poster;

    /** Where to, and what to prove oneself with. */
    private record Place(URI url, String secret) {}

    ReplayWebhook(ReplayUpdates updates) {
        this.updates = updates;
    }

    boolean active() {
        return place.isPresent();
    }

    Optional<URI> url() {
        return place.map(Place::url);
    }

    BotReply set(BotCall call) {
        String url = call.text("url");
        String secret = call.text("secret_token");
        if (url.isEmpty()) {
            return delete();
        }
        if (!url.matches("https://[^/]+.*|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?(/.*)?")) {
            return BotReply.refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
            return BotReply.refused(400, "Bad Request: secret token contains unallowed characters");
        }
        place = Optional.of(new Place(URI.create(url), secret));
        post();
        return BotReply.ok("true");
    }

    BotReply delete() {
        place = Optional.empty();
        return BotReply.ok("true");
    }

    BotReply info() {
        ObjectNode info = JSON.createObjectNode()
                .put("url", url().map(URI::toString).orElse(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.unconfirmed());
        error.ifPresent(said -> info.put("last_error_message", said));
        return BotReply.ok(info.toString());
    }

    /** What getUpdates is answered meanwhile. */
    static BotReply conflict() {
        return BotReply.refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    }

    private synchronized void post() {
        if (poster == null) {
            poster = Thread.ofVirtual().name("replay-webhook").start(this::run);
        }
    }

    private void run() {
        try {
            while (!closed.await(0, TimeUnit.MILLISECONDS)) {
                Optional<Offered> next = updates.awaitFirst(AGAIN);
                Optional<Place> to = place;
                if (next.isPresent() && to.isPresent() && accepted(next.get(), to.get())) {
                    updates.confirm(next.get());
                } else if (closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private boolean accepted(Offered update, Place to) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to.url())
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(update.json()));
        if (!to.secret().isEmpty()) {
            request.header(SECRET, to.secret());
        }
        try {
            HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
            boolean taken = answer.statusCode() / 100 == 2;
            error = taken ? error : Optional.of("Wrong response from the webhook: " + answer.statusCode());
            return taken;
        } catch (IOException _) {
            error = Optional.of("Connection refused");
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        if (poster != null) {
            poster.interrupt();
        }
        http.shutdownNow();
    }
}
