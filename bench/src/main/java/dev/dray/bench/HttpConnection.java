package dev.dray.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to a gateway, for posting message after message at next to no cost, so that a benchmark measures the
 * gateway and not its client. Used by one thread.
 */
final class HttpConnection implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    /**
     * @param gateway its HTTP address
     * @param token what lets us in
     */
    HttpConnection(URI gateway, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 4096);
        out = socket.getOutputStream();
        head = "POST /messages HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
                .formatted(gateway.getAuthority(), token);
    }

    /** Sends one message and returns when it was accepted; throws where it was not. */
    void post(String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String request = "%sContent-Length: %d\r\n\r\n%s".formatted(head, content.length, body);
        out.write(request.getBytes(StandardCharsets.UTF_8));
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
        }
        byte[] answer = in.readNBytes(length);
        if (!status.contains(" 202")) {
            throw new IOException(
                    "the gateway answered %s: %s".formatted(status, new String(answer, StandardCharsets.UTF_8)));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the gateway closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
