package dev.dray.bench;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.schema.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A running gateway as its {@code ready} line describes it, spoken to over HTTP. */
final class Gateway {
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Map<String, String> addresses = new HashMap<>();
    private final String token;

    Gateway(Path home, String ready) throws IOException {
        Arrays.stream(ready.split(" "))
                .map(word -> word.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> addresses.put(pair[0], pair[1]));
        this.token = Files.readString(home.resolve("http.token")).strip();
    }

    String broker() {
        return String.valueOf(addresses.get("broker"));
    }

    /** Reads what is written to a topic from now on. */
    Consumer<String, byte[]> tail(Topic<?> topic) {
        Consumer<String, byte[]> reader =
                new Clients(ExternalBroker.at(broker()), "bench").reader("tail-" + topic.name());
        List<TopicPartition> partitions = reader.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
        return reader;
    }

    /** Sends a text and returns when it was accepted. */
    void send(String text) throws IOException, InterruptedException {
        check(client.send(post("{\"text\":\"%s\"}".formatted(text)), BodyHandlers.ofString()));
    }

    /** A connection of its own. */
    HttpConnection connect() throws IOException {
        return new HttpConnection(URI.create(addresses.get("http")), token);
    }

    private HttpRequest post(String body) {
        return HttpRequest.newBuilder(URI.create(addresses.get("http") + "/messages"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void check(HttpResponse<String> response) {
        if (response.statusCode() != 202) {
            throw new IllegalStateException(
                    "the gateway answered %d: %s".formatted(response.statusCode(), response.body()));
        }
    }
}
