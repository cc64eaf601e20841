package dev.dray.bench.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Some people who write at the same time, each in a conversation of their own and one message after another. Whoever gets
 * no acknowledgement hands the same message over again until there is one.
 */
final class Load {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** One in so many acknowledgements is lost on its way, and the message handed over once more. */
    private static final int UNHEARD = 25;

    private static final int ACCEPTED = 202;
    private static final int OUR_FAULT = 400;
    private static final int THEIR_FAULT = 500;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Executor senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Homes homes;
    private final int people;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> uncertain = ConcurrentHashMap.newKeySet();

    /** @param people how many write where it is drawn who does */
    Load(Homes homes, int people) {
        this.homes = homes;
        this.people = people;
    }

    /** What is to be handed over, and how long after the beginning. */
    record Due(String id, Errand errand, Duration after, Hearing hearing) {
        /** The id the message of a person has then. */
        String message(int person) {
            return "http:%s:%s".formatted(name(person), id);
        }
    }

    /** Whether the first acknowledgement reaches its sender. */
    enum Hearing {
        FIRST,
        SECOND
    }

    /** Sends so many messages, evenly over that time, what they ask for drawn by the seed; done with the last answer. */
    CompletableFuture<Void> send(int messages, Duration over, long seed) {
        Random random = new Random(seed);
        List<List<Due>> shares = shares();
        for (int i = 0; i < messages; i++) {
            Duration after = over.multipliedBy(i).dividedBy(messages);
            Hearing hearing = random.nextInt(UNHEARD) == 0 ? Hearing.SECOND : Hearing.FIRST;
            shares.get(random.nextInt(people)).add(new Due("m" + i, Errand.draw(random), after, hearing));
        }
        return send(shares);
    }

    /** Sends one more of each errand in each conversation. Behind those lies nothing that could still be done twice. */
    CompletableFuture<Void> sendLast() {
        List<List<Due>> shares = shares();
        for (Errand errand : Errand.drawn()) {
            shares.forEach(share -> share.add(
                    new Due("last" + errand.text().replaceAll("\\W", "-"), errand, Duration.ZERO, Hearing.FIRST)));
        }
        return send(shares);
    }

    Sent sent() {
        return new Sent(acknowledged, uncertain);
    }

    private List<List<Due>> shares() {
        List<List<Due>> shares = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            shares.add(new ArrayList<>());
        }
        return shares;
    }

    /** Sends what each person is to send, in their order; done with the last answer. */
    CompletableFuture<Void> send(List<List<Due>> shares) {
        long begin = System.nanoTime();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            int person = i;
            List<Due> share = shares.get(i);
            all.add(CompletableFuture.runAsync(() -> sendInOrder(person, share, begin), senders));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private void sendInOrder(int person, List<Due> share, long begin) {
        try {
            for (Due due : share) {
                Pause.of(due.after().minusNanos(System.nanoTime() - begin));
                sendUntilAcknowledged(person, due);
                if (due.hearing() == Hearing.SECOND) {
                    uncertain.add(due.message(person));
                    sendUntilAcknowledged(person, due);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void sendUntilAcknowledged(int person, Due due) throws InterruptedException {
        String message = due.message(person);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            try {
                HttpResponse<String> answer = post(person, due);
                if (answer.statusCode() == ACCEPTED) {
                    if (answer.body().contains("outbox")) {
                        uncertain.add(message);
                    }
                    acknowledged.add(message);
                    return;
                }
                if (answer.statusCode() >= OUR_FAULT && answer.statusCode() < THEIR_FAULT) {
                    throw new IllegalStateException("%s was refused: %s".formatted(message, answer.body()));
                }
            } catch (IOException _) {
                // No answer, so nobody knows whether it is recorded.
            }
            uncertain.add(message);
            Pause.of(AGAIN);
        }
        throw new IllegalStateException("%s was not acknowledged within %s".formatted(message, PATIENCE));
    }

    private static String name(int person) {
        return "person" + person;
    }

    private HttpResponse<String> post(int person, Due due) throws IOException, InterruptedException {
        Path token = homes.of(RoleName.GATEWAY).resolve("http.token");
        return client.send(
                HttpRequest.newBuilder(URI.create(homes.http() + "/messages"))
                        .timeout(ANSWER)
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(token).strip())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"source\":\"%s\",\"id\":\"%s\",\"text\":\"%s\"}"
                                .formatted(name(person), due.id(), due.errand().text())))
                        .build(),
                BodyHandlers.ofString());
    }
}
