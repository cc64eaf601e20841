package dev.dray.ingress.calendar;

import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.DataSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * A calendar on a web server, asked whether it changed since it was last read. Redirects are followed, with a name and
 * password of the address only to the server they are for.
 *
 * @param client that follows no redirects by itself
 * @param patience for each answer, its body included
 */
record HttpOrigin(HttpClient client, Secret address, Duration patience, DataSize most) implements Origin {
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    @Override
    public Answer read(Known known) {
        URI first = uri(address.reveal());
        URI at = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpResponse<byte[]> response = send(request(at, first, known));
            Optional<URI> next = redirect(response, at);
            if (next.isEmpty()) {
                return answer(response, known);
            }
            at = next.get();
        }
        throw new UnreachableCalendarException("its server redirects more than %d times".formatted(MOST_REDIRECTS));
    }

    private static HttpRequest request(URI at, URI first, Known known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser(at))
                .header("Accept", "text/calendar, */*;q=0.5")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "dray");
        if (first.getUserInfo() != null && sameServer(at, first)) {
            byte[] user = first.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        if (!known.tag().isEmpty()) {
            request.header("If-None-Match", known.tag());
        }
        if (!known.modified().isEmpty()) {
            request.header("If-Modified-Since", known.modified());
        }
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most.bytes()));
        try {
            return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new UnreachableCalendarException(
                    "its server did not send it within %d s".formatted(patience.toSeconds()), e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnreachableCalendarException("the reading was stopped", e);
        } catch (ExecutionException e) {
            // The message of the cause may have the address.
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            throw new UnreachableCalendarException("its server cannot be reached, breaks off or sends more than %s (%s)"
                    .formatted(most, cause.getClass().getSimpleName()));
        }
    }

    private static Optional<URI> redirect(HttpResponse<?> response, URI from) {
        String location = header(response, "Location");
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 -> {
                URI to;
                try {
                    to = from.resolve(new URI(location));
                } catch (URISyntaxException _) {
                    throw new UnreachableCalendarException("its server redirects to what is no address");
                }
                if (!isWeb(to) || (isSecure(from) && !isSecure(to))) {
                    throw new UnreachableCalendarException("its server redirects to an address that is not https");
                }
                yield Optional.of(to);
            }
            default -> Optional.empty();
        };
    }

    private Answer answer(HttpResponse<byte[]> response, Known known) {
        int status = response.statusCode();
        if (status == NOT_MODIFIED && !known.equals(Known.NOTHING)) {
            return new Answer.Same();
        }
        return switch (status) {
            case OK ->
                new Answer.Now(
                        ByteBuffer.wrap(plain(response)),
                        new Known(header(response, "ETag"), header(response, "Last-Modified")));
            case 401, 403, 404, 410 ->
                throw new UnreachableCalendarException(
                        "its server answers %d; the address may have been reset, so copy it again from the calendar's settings"
                                .formatted(status));
            default -> throw new UnreachableCalendarException("its server answers " + status);
        };
    }

    private byte[] plain(HttpResponse<byte[]> response) {
        if (!header(response, "Content-Encoding").equalsIgnoreCase("gzip")) {
            return response.body();
        }
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] bytes = unzipped.readNBytes(most.intBytes() + 1);
            if (bytes.length > most.bytes()) {
                throw new UnreachableCalendarException("unzipped it is larger than " + most);
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreachableCalendarException("what its server sent cannot be unzipped", e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text.strip().replaceFirst("^(?i)webcals?://", "https://"));
            if (isWeb(uri)) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Told below, without the address.
        }
        throw new UnreachableCalendarException("url does not point to an http or https address");
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?");
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean sameServer(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort()
                && isSecure(one) == isSecure(other);
    }

    private static URI withoutUser(URI uri) {
        String user = uri.getRawUserInfo();
        return Objects.isNull(user) ? uri : URI.create(uri.toString().replace("//" + user + "@", "//"));
    }
}
