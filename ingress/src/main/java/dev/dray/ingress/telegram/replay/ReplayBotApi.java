package dev.dray.ingress.telegram.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dray.runtime.life.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A Bot API of one bot. It hands out updates by long polling or posts them to a webhook, hands out files, takes messages,
 * files, edits and answers to presses of buttons, refuses what Telegram refuses in Telegram's words, and can be told to fail the next calls.
 *
 * @see <a href="https://core.telegram.org/bots/api">Bot API</a>
 */
public final class ReplayBotApi implements Service {
    private final String token;
    private final ReplayUpdates updates = new ReplayUpdates();
    private final ReplayMessages messages = new ReplayMessages();
    private final ReplayFiles files = new ReplayFiles();
    private final ReplayPresses presses = new ReplayPresses();
    private final ReplayWebhook webhook = new ReplayWebhook(updates);
    private final Queue<Mishap> mishaps = new ArrayDeque<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param token the only one that is let in, such as {@code 42:demo} */
    public ReplayBotApi(String token) {
        this.token = token;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free on loopback", e);
        }
    }

    @Override
    public void start() {
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What {@code channels.telegram.api} is to be. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Offers an update, whatever JSON it is; those without an {@code update_id} count as part of the one before. */
    public void offer(String update) {
        presses.offered(update);
        updates.offer(update);
    }

    /** Holds the bytes of a file, for {@code getFile} and a download; a mishap of the latter is one of "download". */
    public void hold(String fileId, byte[] bytes) {
        files.hold(fileId, bytes);
    }

    /** The presses of buttons that were answered, by the ids of their queries. */
    public List<String> answeredPresses() {
        return presses.answered();
    }

    /** Where updates are posted to; empty where they are fetched. */
    public Optional<URI> webhook() {
        return webhook.url();
    }

    /** The updates that no offset has confirmed. */
    public int unconfirmed() {
        return updates.unconfirmed();
    }

    /** Waits until every update is confirmed; false where that takes too long. */
    public boolean awaitAllConfirmed(Duration patience) throws InterruptedException {
        return updates.awaitAllConfirmed(patience);
    }

    /** What was sent, in order. */
    public List<Sent> sent() {
        return messages.sent();
    }

    /** What chats show, in order, each message as it was last edited. */
    public List<SentMessage> messages() {
        return messages.messages();
    }

    /** What bots were shown doing, such as {@code typing}, in order. */
    public List<Sent> actions() {
        return messages.actions();
    }

    /** Deletes a message, as a person would. */
    public void delete(long id) {
        messages.delete(id);
    }

    /** Waits until that many messages were sent; those there are, where that takes too long. */
    public List<Sent> awaitSent(int count, Duration patience) throws InterruptedException {
        return messages.awaitSent(count, patience);
    }

    /** Waits until a chat shows that many messages of a sort; those there are, where that takes too long. */
    public List<SentMessage> awaitMessages(Predicate<SentMessage> which, int count, Duration patience)
            throws InterruptedException {
        return messages.await(which, count, patience);
    }

    /** Makes each of the next calls of a method go wrong, in this order. */
    public void next(Mishap... wrong) {
        synchronized (mishaps) {
            mishaps.addAll(List.of(wrong));
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            BotCall call = BotCall.read(exchange);
            Optional<Mishap> mishap = mishap(call.method());
            if (mishap.isPresent()) {
                goWrong(mishap.get(), call, exchange);
            } else {
                serve(call, exchange);
            }
        } catch (InterruptedException _) {
            // Closed: the caller sees the line break.
        }
    }

    private void serve(BotCall call, HttpExchange exchange) throws IOException, InterruptedException {
        if (call.method().equals(BotCall.DOWNLOAD) && call.token().equals(token)) {
            files.download(call, exchange);
        } else {
            answer(call).write(exchange);
        }
    }

    private void goWrong(Mishap mishap, BotCall call, HttpExchange exchange) throws IOException, InterruptedException {
        switch (mishap) {
            case Mishap.None _ -> serve(call, exchange);
            case Mishap.Refusal refusal ->
                BotReply.refused(refusal.code(), refusal.description()).write(exchange);
            case Mishap.FloodWait wait -> BotReply.floodWait(wait.seconds()).write(exchange);
            case Mishap.Migrated moved -> BotReply.migrated(moved.to()).write(exchange);
            case Mishap.Garbage garbage -> new BotReply(garbage.status(), garbage.body()).write(exchange);
            case Mishap.LostRequest _ -> exchange.close();
            case Mishap.LostAnswer _ -> {
                answer(call);
                exchange.close();
            }
        }
    }

    private BotReply answer(BotCall call) throws InterruptedException {
        if (!call.token().equals(token)) {
            return call.token().matches("\\d+:.*")
                    ? BotReply.refused(401, "Unauthorized")
                    : BotReply.refused(404, "Not Found");
        }
        return switch (call.method().toLowerCase(Locale.ROOT)) {
            case "getme" ->
                BotReply.ok("{\"id\":%s,\"is_bot\":true,\"first_name\":\"Replay\",\"username\":\"replay_bot\"}"
                        .formatted(token.split(":", 2)[0]));
            case "getupdates" -> webhook.active() ? ReplayWebhook.conflict() : updates.get(call);
            case "getfile" -> files.get(call);
            case "answercallbackquery" -> presses.answer(call);
            case "setwebhook" -> webhook.set(call);
            case "getwebhookinfo" -> webhook.info();
            case "deletewebhook" -> webhook.delete();
            case "sendmessage" -> messages.send(call);
            case "sendphoto" -> messages.sendFile(call, "photo");
            case "sendvideo" -> messages.sendFile(call, "video");
            case "sendaudio" -> messages.sendFile(call, "audio");
            case "sendvoice" -> messages.sendFile(call, "voice");
            case "senddocument" -> messages.sendFile(call, "document");
            case "sendmediagroup" -> messages.sendMediaGroup(call);
            case "editmessagetext" -> messages.edit(call);
            case "sendchataction" -> messages.act(call);
            default -> BotReply.refused(404, "Not Found");
        };
    }

    private Optional<Mishap> mishap(String method) {
        synchronized (mishaps) {
            if (mishaps.isEmpty() || !mishaps.element().method().equalsIgnoreCase(method)) {
                return Optional.empty();
            }
            return Optional.of(mishaps.remove());
        }
    }

    @Override
    public void close() {
        webhook.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
