package dev.dray.cli.whole;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Some people who write at the same time, each in a conversation of their own and one message after another. Who gets no
 * acknowledgement keeps the message, and hands it over again, under the same id, when told to go on.
 */
final class Crowd {
    private static final int ACCEPTED = 202;
    private static final int NOT_NOW = 503;

    private final HttpSender http;
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Kind> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> handedOverAgain = ConcurrentHashMap.newKeySet();
    private final Set<String> fromOutbox = ConcurrentHashMap.newKeySet();

    /** What is asked for. */
    enum Kind {
        NOTE("remember the milk"),
        HELP("/help"),
        QUICK("/quick");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Most are notes, one in five a command, one in five heavy. */
        static Kind ofNumber(int number) {
            return switch (number % 5) {
                case 3 -> HELP;
                case 4 -> QUICK;
                default -> NOTE;
            };
        }
    }

    private record Waiting(String id, Kind kind) {}

    Crowd(HttpSender http, int size) {
        this.http = http;
        for (int i = 0; i < size; i++) {
            people.add(new Person("person" + i));
        }
    }

    /** Gives them that many messages to send, divided among them. */
    void give(String round, int count) {
        for (int i = 0; i < count; i++) {
            people.get(i % people.size()).waiting.add(new Waiting(round + "-" + i, Kind.ofNumber(i / people.size())));
        }
    }

    /** Gives each of them one more message. */
    void giveEach(String id, Kind kind) {
        people.forEach(person -> person.waiting.add(new Waiting(id, kind)));
    }

    /**
     * Lets them send until they have nothing left or the line breaks.
     *
     * @param acknowledgement run at each acknowledgement, on the thread of who got it
     */
    Sending send(Runnable acknowledgement) {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        List<Future<?>> all = new ArrayList<>();
        people.forEach(person -> all.add(threads.submit(() -> {
            person.send(acknowledgement);
            return person;
        })));
        threads.shutdown();
        return new Sending(all);
    }

    /** People who are sending. */
    record Sending(List<Future<?>> all) {
        /** Waits until each is done or was cut off. */
        void await() throws InterruptedException, ExecutionException {
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    int left() {
        return people.stream().mapToInt(person -> person.waiting.size()).sum();
    }

    /** What was acknowledged, by message id. */
    Map<String, Kind> acknowledged() {
        return acknowledged;
    }

    /** The messages that were handed over more than once. */
    Set<String> handedOverAgain() {
        return handedOverAgain;
    }

    /** The messages that were acknowledged from the outbox, as the broker did not answer at once. */
    Set<String> fromOutbox() {
        return fromOutbox;
    }

    private final class Person {
        private final String name;
        private final List<Waiting> waiting = new ArrayList<>();

        private Person(String name) {
            this.name = name;
        }

        private void send(Runnable acknowledgement) throws InterruptedException {
            while (!waiting.isEmpty()) {
                Waiting next = waiting.getFirst();
                String message = "http:%s:%s".formatted(name, next.id());
                try {
                    HttpResponse<String> answer = http.send(name, next.id(), next.kind().text);
                    if (answer.statusCode() == NOT_NOW) {
                        handedOverAgain.add(message);
                        return;
                    }
                    if (answer.statusCode() != ACCEPTED) {
                        throw new AssertionError("%s was refused: %s".formatted(message, answer.body()));
                    }
                    if (answer.body().contains("outbox")) {
                        fromOutbox.add(message);
                    }
                } catch (IOException _) {
                    handedOverAgain.add(message);
                    return;
                }
                waiting.removeFirst();
                acknowledged.put(message, next.kind());
                acknowledgement.run();
            }
        }
    }
}
