package dev.dray.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.bench.Launcher.Running;
import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.schema.Message;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Hands a file of Bot API updates to a running gateway through a strict Bot API, with answers lost on the way, and counts
 * what became of each: a recorded message, or a dead letter with a reason.
 */
final class TelegramBench implements Benchmark {
    private static final String NAME = "telegram";
    private static final String TOKEN = "4711:bench";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Launcher launcher;
    private final Path data;

    TelegramBench(Launcher launcher, Path data) {
        this.launcher = launcher;
        this.data = data;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        List<String> updates = updates();
        Path home = Launcher.freshHome();
        ReplayBotApi api = new ReplayBotApi(TOKEN);
        try (api) {
            api.start();
            Files.writeString(home.resolve("token"), TOKEN);
            Files.writeString(home.resolve("dray.yaml"), """
                    broker:
                      embedded: {listen: "127.0.0.1:0"}
                    channels:
                      http: {listen: "127.0.0.1:0"}
                      telegram: {token: "${file:%s}", api: "%s", poll-timeout: 2s}
                    """.formatted(home.resolve("token"), api.api()));
            api.next(new Mishap.LostAnswer("getUpdates"), new Mishap.LostAnswer("getUpdates"));
            updates.forEach(api::offer);
            try (Running gateway = launcher.start(home, "gateway")) {
                Gateway running = new Gateway(home, gateway.await("ready"));
                if (!api.awaitAllConfirmed(PATIENCE)) {
                    throw new IOException("%d updates were not confirmed".formatted(api.unconfirmed()));
                }
                return figures(updates, new Clients(ExternalBroker.at(running.broker()), "bench"));
            }
        }
    }

    /** The updates of the file: whole lines, or their member {@code update} where they are wrapped. */
    private List<String> updates() throws IOException {
        List<String> updates = new ArrayList<>();
        for (String line : Files.readAllLines(data)) {
            if (!line.isBlank()) {
                JsonNode read = JSON.readTree(line);
                updates.add(read.has("update") ? read.get("update").toString() : line);
            }
        }
        return updates;
    }

    private static List<Figure> figures(List<String> updates, Clients clients) throws Exception {
        Map<String, Integer> recorded = count(clients, Topics.MESSAGES, Message::getId);
        Map<String, Integer> refused = count(
                clients, Topics.DEAD_LETTERS, letter -> letter.getMessageId().orElse(letter.getId()));
        int missing = 0;
        int doubled = 0;
        for (String update : updates) {
            String id =
                    "telegram:4711:" + JSON.readTree(update).path("update_id").asText();
            int times = recorded.getOrDefault(id, 0);
            missing += times == 0 && !refused.containsKey(id) ? 1 : 0;
            doubled += times > 1 ? 1 : 0;
        }
        return List.of(
                new Figure(NAME, "updates", updates.size(), "1"),
                new Figure(NAME, "recorded", recorded.size(), "1"),
                new Figure(NAME, "dead_letters", refused.size(), "1"),
                new Figure(NAME, "missing", missing, "1"),
                new Figure(NAME, "doubled", doubled, "1"));
    }

    private static <V extends SpecificRecordBase> Map<String, Integer> count(
            Clients clients, Topic<V> topic, Function<V, String> id) throws Exception {
        Map<String, Integer> times = new HashMap<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(topic.name()))) {
            while (reader.hasNext()) {
                times.merge(id.apply(topic.read(reader.next())), 1, Integer::sum);
            }
        }
        return times;
    }
}
