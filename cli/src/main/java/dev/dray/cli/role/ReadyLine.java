package dev.dray.cli.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.view.Screen;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The line with which a role says that it serves, for whoever waits for it: a person, a script, a supervisor. */
record ReadyLine(String role, Map<String, String> words) {

    /** @param addresses where the role can be reached, by name */
    static ReadyLine of(String role, Map<String, String> addresses, Path home) {
        Map<String, String> words = new TreeMap<>(addresses);
        words.put("home", home.toString());
        return new ReadyLine(role, words);
    }

    void print(Screen screen) {
        if (screen.json()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("ready", role);
            words.forEach(json::put);
            screen.json(json);
        } else {
            screen.line(words.entrySet().stream()
                    .map(word -> word.getKey() + "=" + word.getValue())
                    .collect(Collectors.joining(" ", "ready ", "")));
        }
    }
}
