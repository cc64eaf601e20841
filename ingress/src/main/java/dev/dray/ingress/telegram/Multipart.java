package dev.dray.ingress.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A form with files, which are read while it is sent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578: multipart/form-data</a>
 */
final class Multipart {
    private final String boundary = "dray-" + UUID.randomUUID();
    private final List<BodyPublisher> pieces = new ArrayList<>();

    /** What the request says its body is. */
    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    Multipart field(String name, String value) {
        add("Content-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value));
        return this;
    }

    /**
     * Adds a file.
     *
     * @throws FileNotFoundException where it is not there any more
     */
    Multipart file(String name, Path file, String filename, String mediaType) throws FileNotFoundException {
        add("Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(name, quoted(filename), quoted(mediaType)));
        pieces.add(BodyPublishers.ofFile(file));
        pieces.add(BodyPublishers.ofString("\r\n"));
        return this;
    }

    /** How many bytes it has. */
    long size() {
        return pieces.stream().mapToLong(BodyPublisher::contentLength).sum();
    }

    BodyPublisher body() {
        List<BodyPublisher> all = new ArrayList<>(pieces);
        all.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private void add(String head) {
        pieces.add(BodyPublishers.ofByteArray(("--" + boundary + "\r\n" + head).getBytes(UTF_8)));
    }

    /** As browsers do, since a name may hold what ends it. */
    private static String quoted(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
