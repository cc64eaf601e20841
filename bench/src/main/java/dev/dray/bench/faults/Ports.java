package dev.dray.bench.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Ports that are free now and stay so while their owner is down: below those the system gives to connections. */
public final class Ports {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 31_000;
    private static final int TRIES = 100;

    private final Random random = new Random();

    /** One of them. @throws IOException where none is found */
    public int free() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Somebody's; another one then.
            }
        }
        throw new IOException("no free port found from %d to %d".formatted(LOWEST, HIGHEST));
    }
}
