package dev.dray.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command that was run in this process: how it ended and what it said. */
record Ran(int code, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs {@code dray} with these words. */
    static Ran dray(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dray.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(words);
        return new Ran(code, out.toString(), err.toString());
    }

    /** Runs {@code dray} with these words on a home. */
    static Ran on(Path home, String... words) {
        return dray(Stream.concat(Stream.of(words), Stream.of("--home", home.toString()))
                .toArray(String[]::new));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** The answer as JSON, a document a line. */
    List<JsonNode> json() {
        return out.lines().map(Ran::parsed).toList();
    }

    static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
