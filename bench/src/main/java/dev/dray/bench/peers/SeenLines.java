package dev.dray.bench.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.bench.peers.Seen.WholeWay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a measuring script prints: a JSON line {@code {"dispatch_ms":[…]}} and then {@code {"messages":…,"seconds":…}}. */
final class SeenLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SeenLines() {}

    /** @throws IOException with all that was printed, where one of the two lines is not in it */
    static Seen read(List<String> lines) throws IOException {
        List<Double> millis = new ArrayList<>();
        WholeWay wholeWay = null;
        for (String line : lines) {
            JsonNode node = line.startsWith("{") ? json(line) : JSON.nullNode();
            node.path("dispatch_ms").forEach(each -> millis.add(each.asDouble()));
            if (node.hasNonNull("messages") && node.path("seconds").asDouble() > 0) {
                wholeWay = new WholeWay(
                        node.path("messages").asLong(), node.path("seconds").asDouble());
            }
        }
        if (millis.isEmpty() || wholeWay == null) {
            throw new IOException("a script printed no figures: " + lines);
        }
        return new Seen(millis, wholeWay);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException _) {
            // Something a library had to say.
            return JSON.nullNode();
        }
    }
}
