package dev.dray.ingress.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** Somebody who sends and fetches files and goes on after a broken line, as any tus client and any downloader does. */
final class ResumingClient {
    private static final int TRIES = 20;

    private final HttpClient client;
    private final String base;
    private final String token;
    private int broken;

    ResumingClient(HttpClient client, Object address, String token) {
        this.client = client;
        this.base = "http://" + address;
        this.token = token;
    }

    static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String metadata(byte[] bytes) {
        return "filename dHJhaWxlci5tb3Y=,sha256 "
                + Base64.getEncoder().encodeToString(hex(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    /** How often the line broke. */
    int broken() {
        return broken;
    }

    /** Sends a file; returns where it then is. */
    String upload(byte[] bytes) throws IOException, InterruptedException {
        HttpResponse<Void> created = patiently(request("/uploads")
                .header("Upload-Length", String.valueOf(bytes.length))
                .header("Upload-Metadata", metadata(bytes))
                .POST(BodyPublishers.noBody()));
        String location = created.headers().firstValue("Location").orElseThrow();
        HttpResponse<Void> last = created;
        for (long at = offset(created); at < bytes.length; at = offset(last)) {
            try {
                last = client.send(
                        request(location)
                                .header("Upload-Offset", String.valueOf(at))
                                .header("Content-Type", "application/offset+octet-stream")
                                .method("PATCH", BodyPublishers.ofByteArray(bytes, (int) at, bytes.length - (int) at))
                                .build(),
                        BodyHandlers.discarding());
            } catch (IOException _) {
                broken++;
                last = patiently(request(location).HEAD());
            }
        }
        return last.headers().firstValue("Content-Location").orElseThrow();
    }

    byte[] download(String path) throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String tag = "";
        for (int tries = 0; tries < TRIES; tries++) {
            HttpRequest.Builder request = request(path);
            if (all.size() > 0) {
                request.header("Range", "bytes=" + all.size() + "-").header("If-Range", tag);
            }
            try {
                HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
                tag = response.headers().firstValue("ETag").orElseThrow();
                if (response.statusCode() == 200) {
                    all.reset();
                }
                try (InputStream body = response.body()) {
                    body.transferTo(all);
                }
                return all.toByteArray();
            } catch (IOException _) {
                broken++;
            }
        }
        throw new AssertionError("the line broke too often");
    }

    private HttpResponse<Void> patiently(HttpRequest.Builder request) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return client.send(request.build(), BodyHandlers.discarding());
            } catch (IOException e) {
                broken++;
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static long offset(HttpResponse<?> response) {
        return response.headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow(() -> new AssertionError("no offset in " + response));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Tus-Resumable", "1.0.0")
                .header("Authorization", "Bearer " + token);
    }
}
