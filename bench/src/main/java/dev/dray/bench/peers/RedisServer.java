package dev.dray.bench.peers;

import dev.dray.bench.faults.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Redis of one's own on the loopback, whose append-only file is all it keeps. */
final class RedisServer {
    private RedisServer() {}

    /**
     * Starts it; the scratch ends it. Its port.
     *
     * @param appendfsync Redis' own word: {@code always} or {@code everysec}
     */
    static int start(Scratch scratch, String appendfsync) throws IOException, MissingException {
        Path program = Tools.onPath("redis-server", "apt-get install redis-server");
        int port = new Ports().free();
        Process server = scratch.start(List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                appendfsync));
        Ready.await(server, "Ready to accept connections");
        return port;
    }
}
