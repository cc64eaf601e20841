package dev.dray.ingress.calendar;

import static dev.dray.ingress.calendar.Entries.before;
import static dev.dray.ingress.calendar.TestingCalendar.calendar;
import static dev.dray.ingress.calendar.TestingCalendar.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dray.ingress.calendar.Origin.Answer;
import dev.dray.ingress.calendar.Origin.Known;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.runtime.time.ManualTime;
import dev.dray.runtime.value.DataSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calendar on a real web server, which behaves and misbehaves. */
class HttpOriginTest {
    private static final String CALENDAR =
            calendar(List.of(event("a", "SUMMARY:Stand-up", "DTSTART:20261120T100000Z")));

    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T09:00:00Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();
    private final List<Headers> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server = server();
    private volatile Page page = exchange -> send(exchange, 200, CALENDAR.getBytes(UTF_8));

    @FunctionalInterface
    private interface Page {
        void show(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders());
            try (exchange) {
                page.show(exchange);
            }
        });
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void aCalendarThatDidNotChangeIsNotSentAgain() {
        page = exchange -> {
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.getResponseHeaders().set("ETag", "\"v1\"");
                exchange.getResponseHeaders().set("Last-Modified", "Fri, 20 Nov 2026 08:00:00 GMT");
                send(exchange, 200, CALENDAR.getBytes(UTF_8));
            }
        };

        try (CalendarSource source = started()) {
            time.advance(Duration.ofMinutes(50));
            assertThat(source.trouble()).isEmpty();
        }
        try (CalendarSource _ = started()) {
            assertThat(asked.getLast().getFirst("If-None-Match")).isEqualTo("\"v1\"");
        }

        assertThat(asked.getFirst()).doesNotContainKey("If-none-match");
        assertThat(asked.getLast().getFirst("If-Modified-Since")).isEqualTo("Fri, 20 Nov 2026 08:00:00 GMT");
        assertThat(recorder.messages()).hasSize(1);
    }

    @Test
    void aServerThatFailsSilencesNoReminder() {
        try (CalendarSource source = started()) {
            page = exchange -> send(exchange, 500, new byte[0]);
            time.advance(Duration.ofMinutes(50));

            assertThat(recorder.messages()).hasSize(1);
            assertThat(source.trouble())
                    .contains(
                            "the calendar team cannot be read: its server answers 500; its reminders go by its state of 2026-11-20T09:00:00Z");

            page = exchange -> send(exchange, 200, CALENDAR.getBytes(UTF_8));
            time.advance(Duration.ofMinutes(2));
            assertThat(source.trouble()).isEmpty();
        }
    }

    @Test
    void aBodyThatIsCutOffIsNotTakenForTheCalendar() {
        try (CalendarSource source = started()) {
            page = exchange -> {
                exchange.sendResponseHeaders(200, CALENDAR.length());
                exchange.getResponseBody().write(CALENDAR.substring(0, 60).getBytes(UTF_8));
                exchange.getResponseBody().flush();
            };
            time.advance(Duration.ofMinutes(2));
            assertThat(source.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("cannot be reached, breaks off"));

            page = exchange -> send(exchange, 200, CALENDAR.substring(0, 60).getBytes(UTF_8));
            time.advance(Duration.ofMinutes(2));
            assertThat(source.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("it is cut off"));

            time.advance(Duration.ofHours(1));
            assertThat(recorder.messages()).hasSize(1);
        }
    }

    @Test
    void aPageThatAsksToLogInIsNoEmptyCalendar() {
        try (CalendarSource source = started()) {
            page = exchange -> send(exchange, 200, "<!doctype html><title>Log in</title>".getBytes(UTF_8));
            time.advance(Duration.ofMinutes(50));

            assertThat(recorder.messages()).hasSize(1);
            assertThat(source.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("it begins with \"<!doctype html>"));
        }
    }

    @Test
    void zippedBodiesAreUnzipped() throws IOException {
        byte[] zipped = zip(CALENDAR.getBytes(UTF_8));
        page = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, zipped);
        };

        Answer answer = origin("/").read(Known.NOTHING);

        assertThat(asked.getFirst().getFirst("Accept-Encoding")).isEqualTo("gzip");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Now.class,
                        now -> assertThat(UTF_8.decode(now.bytes()).toString()).isEqualTo(CALENDAR));
    }

    @Test
    void whatIsTooLargeIsRefusedAlsoWhereItOnlyBecomesSoWhenUnzipped() throws IOException {
        page = exchange -> send(exchange, 200, new byte[20_000]);
        assertThat(why(origin("/"))).contains("sends more than 10 kB");

        byte[] zipped = zip(new byte[20_000]);
        page = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, zipped);
        };
        assertThat(why(origin("/"))).isEqualTo("unzipped it is larger than 10 kB");
    }

    @Test
    void redirectsAreFollowedButNotForEver() {
        page = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                exchange.getResponseHeaders().set("Location", "/there");
                exchange.sendResponseHeaders(302, -1);
            } else {
                send(exchange, 200, CALENDAR.getBytes(UTF_8));
            }
        };
        assertThat(origin("/moved").read(Known.NOTHING)).isInstanceOf(Answer.Now.class);

        page = exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            exchange.sendResponseHeaders(302, -1);
        };
        assertThat(why(origin("/round"))).isEqualTo("its server redirects more than 5 times");

        page = exchange -> {
            exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
            exchange.sendResponseHeaders(302, -1);
        };
        assertThat(why(origin("/"))).isEqualTo("its server redirects to an address that is not https");
    }

    @Test
    void aNameAndPasswordInTheAddressStayWithTheServerTheyAreFor() throws IOException {
        HttpServer other = server();
        other.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders());
            try (exchange) {
                send(exchange, 200, CALENDAR.getBytes(UTF_8));
            }
        });
        other.start();
        page = exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + other.getAddress().getPort() + "/");
            exchange.sendResponseHeaders(302, -1);
        };

        try {
            origin("http://ann:pw@127.0.0.1:" + server.getAddress().getPort() + "/")
                    .read(Known.NOTHING);
        } finally {
            other.stop(0);
        }

        String credentials = Base64.getEncoder().encodeToString("ann:pw".getBytes(UTF_8));
        assertThat(asked.getFirst().getFirst("Authorization")).isEqualTo("Basic " + credentials);
        assertThat(asked.getLast()).doesNotContainKey("Authorization");
    }

    @Test
    void aServerThatNeverEndsIsGivenUp() {
        page = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("BEGIN:VCALENDAR\r\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await();
        };

        assertThat(why(new HttpOrigin(client(), secret(address("/")), Duration.ofMillis(300), DataSize.parse("10 kB"))))
                .startsWith("its server did not send it within");
    }

    @Test
    void noTroubleTellsTheAddressWhichMayBeASecret() {
        page = exchange -> send(exchange, 404, new byte[0]);
        assertThat(why(origin("/private-5f3a.ics"))).contains("answers 404").doesNotContain("5f3a");

        server.stop(0);
        assertThat(why(origin("/private-5f3a.ics"))).doesNotContain("5f3a");
        assertThat(why(origin("nonsense private-5f3a"))).isEqualTo("url does not point to an http or https address");
        assertThat(Entries.ofUrl(address("/private-5f3a.ics"), before(Duration.ofMinutes(1), "Soon"))
                        .toString())
                .doesNotContain("5f3a");
    }

    private static String why(Origin origin) {
        try {
            return "read: " + origin.read(Known.NOTHING);
        } catch (UnreachableCalendarException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private HttpOrigin origin(String address) {
        String whole = address.startsWith("/") ? address(address) : address;
        return new HttpOrigin(client(), secret(whole), Duration.ofSeconds(20), DataSize.parse("10 kB"));
    }

    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    private static Secret secret(String address) {
        return new Secret(SecretReference.parse("${env:TEAM}"), _ -> address, "here");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private CalendarSource started() {
        CalendarEntry entry = Entries.ofUrl(address("/team.ics"), before(Duration.ofMinutes(15), "Soon: {summary}"));
        CalendarSource source = new CalendarSource(
                List.of(entry), ZoneId.of("UTC"), directory.resolve("calendar.db"), recorder, time, time);
        source.start();
        time.advance(Duration.ofMillis(1));
        return source;
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
