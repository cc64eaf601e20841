package dev.dray.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The files of {@code examples/day}, built in. */
final class Examples {
    private Examples() {}

    static String text(String name) {
        String place = "examples/day/" + name;
        try (InputStream in = Examples.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException(place + " was not built in");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place, e);
        }
    }

    static List<String> lines(String name) {
        return text(name).lines().filter(line -> !line.isBlank()).toList();
    }
}
