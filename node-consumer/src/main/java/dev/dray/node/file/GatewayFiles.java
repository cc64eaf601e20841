package dev.dray.node.file;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dray.runtime.DrayException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The gateway's files over HTTP, one request a call, each with a bound: a line that is cut without a word ends it too.
 * Every call throws {@link AwayException} where the gateway does not answer, or not to this token, or has no room. Safe
 * for use by several threads.
 */
final class GatewayFiles implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();
    private final GatewayReach reach;
    private final Duration bound;

    /** @param bound how long one request may take, with the piece of a file it carries */
    GatewayFiles(GatewayReach reach, Duration bound) {
        this.reach = reach;
        this.bound = bound;
    }

    /**
     * How many bytes a file has.
     *
     * @throws RefusedException where it is not there
     */
    long size(FileId id) throws InterruptedException {
        HttpResponse<byte[]> answer = send(request("/blobs/" + id).HEAD());
        return switch (answer.statusCode()) {
            case 200 -> number(answer, "Content-Length");
            case 404 -> throw gone(id);
            default -> throw unexpected(answer);
        };
    }

    /** So many bytes of a file from there on, or fewer. */
    byte[] piece(FileId id, long from, int length) throws InterruptedException {
        HttpResponse<byte[]> answer = send(request("/blobs/" + id)
                .header("Range", "bytes=%d-%d".formatted(from, from + length - 1))
                .GET());
        return switch (answer.statusCode()) {
            case 206 -> answer.body();
            case 404 -> throw gone(id);
            default -> throw unexpected(answer);
        };
    }

    /**
     * Begins to bring a file, or finds out how far it is.
     *
     * @throws RefusedException where the gateway takes no file of that length
     */
    long begin(FileId id, long length) throws InterruptedException {
        String hash = Base64.getEncoder().encodeToString(id.hex().getBytes(StandardCharsets.US_ASCII));
        HttpResponse<byte[]> answer = send(request("/uploads")
                .header("Upload-Length", String.valueOf(length))
                .header("Upload-Metadata", "sha256 " + hash)
                .POST(BodyPublishers.noBody()));
        return switch (answer.statusCode()) {
            case 201 -> number(answer, "Upload-Offset");
            case 413 -> throw new RefusedException(ProblemText.of(answer.body()));
            default -> throw unexpected(answer);
        };
    }

    /** Brings a piece of a file; returns how far the gateway has it, which after a broken line is not what we thought. */
    long append(FileId id, long length, long at, byte[] piece) throws InterruptedException {
        BodyPublisher body = BodyPublishers.ofByteArray(piece);
        HttpResponse<byte[]> answer = send(request("/uploads/%s-%d".formatted(id.hex(), length))
                .header("Upload-Offset", String.valueOf(at))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", body));
        return switch (answer.statusCode()) {
            case 204, 409 -> number(answer, "Upload-Offset");
            case 404 -> begin(id, length);
            default -> throw unexpected(answer);
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        try {
            GatewayReach.Access access = reach.now();
            return HttpRequest.newBuilder(access.address().resolve(path))
                    .header("Tus-Resumable", "1.0.0")
                    .header("Authorization", "Bearer " + access.token());
        } catch (DrayException e) {
            throw new AwayException(String.valueOf(e.getMessage()), e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(bound.toNanos(), NANOSECONDS);
        } catch (TimeoutException _) {
            throw new AwayException("the gateway at %s did not answer within %d s"
                    .formatted(request.uri().getAuthority(), bound.toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cut) {
                throw new AwayException(
                        "the gateway at %s does not answer (%s)"
                                .formatted(
                                        request.uri().getAuthority(),
                                        cut.getMessage() == null
                                                ? cut.getClass().getSimpleName()
                                                : cut.getMessage()),
                        cut);
            }
            throw new IllegalStateException("cannot ask " + request.uri(), e);
        } finally {
            answer.cancel(true); // Does nothing to one that has come.
        }
    }

    private static long number(HttpResponse<?> answer, String header) {
        return answer.headers()
                .firstValueAsLong(header)
                .orElseThrow(() ->
                        new AwayException("%s did not say %s; is a gateway there?".formatted(answer.uri(), header)));
    }

    private static RefusedException gone(FileId id) {
        return new RefusedException(
                "%s is not on the gateway, or not any more: files that were not used for blobs.keep are removed; send it again"
                        .formatted(id));
    }

    private static AwayException unexpected(HttpResponse<byte[]> answer) {
        String why = ProblemText.of(answer.body());
        return new AwayException("the gateway answered %d%s%s"
                .formatted(
                        answer.statusCode(),
                        why.isEmpty() ? "" : ": " + why,
                        answer.statusCode() == 401 ? " (node.gateway.token is what this node shows)" : ""));
    }
}
