package dev.dray.cli.whole;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine, for roles that must come back where they were. */
final class Loopback {
    private Loopback() {}

    /** A port nobody listened on just now. */
    static int freePort() throws IOException {
        try (ServerSocket trial = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return trial.getLocalPort();
        }
    }
}
