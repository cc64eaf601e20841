package dev.dray.node.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway's files in memory, whose line breaks and whose mood changes as the test says. */
final class TestingFileGateway implements AutoCloseable {
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, ByteArrayOutputStream> coming = new ConcurrentHashMap<>();
    private final AtomicInteger refusing = new AtomicInteger();
    private final AtomicInteger breaking = new AtomicInteger();
    private final HttpServer server;
    private volatile int refusal;

    TestingFileGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/blobs/", exchange -> answer(exchange, this::blob));
        server.createContext("/uploads", exchange -> answer(exchange, this::upload));
        server.start();
    }

    GatewayReach reach() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return () -> new GatewayReach.Access(address, "a-token");
    }

    FileId has(byte[] bytes) {
        FileId id = id(bytes);
        files.put(id.hex(), bytes);
        return id;
    }

    static FileId id(byte[] bytes) {
        try {
            return new FileId(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void refuseNext(int requests, int status) {
        refusal = status;
        refusing.set(requests);
    }

    /** Breaks the line in the middle of the next so many requests that carry bytes either way. */
    void breakNext(int requests) {
        breaking.set(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (refusing.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                byte[] why = "{\"detail\":\"not in the mood\"}".getBytes(UTF_8);
                exchange.sendResponseHeaders(refusal, why.length);
                exchange.getResponseBody().write(why);
            } else {
                handler.handle(exchange);
            }
        }
    }

    private void blob(HttpExchange exchange) throws IOException {
        byte[] bytes = files.get(exchange.getRequestURI().getPath().replaceFirst("/blobs/sha256:", ""));
        if (bytes == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            String[] range =
                    exchange.getRequestHeaders().getFirst("Range").substring(6).split("-", 2);
            byte[] part = Arrays.copyOfRange(
                    bytes, Integer.parseInt(range[0]), Math.min(bytes.length, Integer.parseInt(range[1]) + 1));
            exchange.sendResponseHeaders(206, part.length);
            exchange.getResponseBody().write(part, 0, breaks() ? part.length / 2 : part.length);
        }
    }

    private void upload(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String metadata = exchange.getRequestHeaders().getFirst("Upload-Metadata");
            String hex = new String(java.util.Base64.getDecoder().decode(metadata.substring(7)), UTF_8);
            String length = exchange.getRequestHeaders().getFirst("Upload-Length");
            byte[] here = files.get(hex);
            ByteArrayOutputStream come = coming.computeIfAbsent(hex + "-" + length, _ -> new ByteArrayOutputStream());
            finish(hex, come);
            say(exchange, 201, here == null ? come.size() : here.length);
            return;
        }
        String name = exchange.getRequestURI().getPath().replaceFirst("/uploads/", "");
        ByteArrayOutputStream come = coming.get(name);
        if (come == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (Integer.parseInt(exchange.getRequestHeaders().getFirst("Upload-Offset")) != come.size()) {
            say(exchange, 409, come.size());
        } else {
            byte[] piece = exchange.getRequestBody().readAllBytes();
            if (breaks()) {
                come.write(piece, 0, piece.length / 2);
                return; // Closed without an answer.
            }
            come.write(piece);
            finish(name.substring(0, 64), come);
            say(exchange, 204, come.size());
        }
    }

    private void finish(String hex, ByteArrayOutputStream come) {
        if (id(come.toByteArray()).hex().equals(hex)) {
            files.put(hex, come.toByteArray());
        }
    }

    private boolean breaks() {
        return breaking.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private static void say(HttpExchange exchange, int status, int offset) throws IOException {
        exchange.getResponseHeaders().set("Upload-Offset", String.valueOf(offset));
        exchange.sendResponseHeaders(status, -1);
    }
}
