package dev.dray.runtime.value;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/**
 * A host and a TCP port, written {@code 127.0.0.1:4810} or {@code [::1]:4810}. Port 0 lets the system choose a free
 * one; the part that then listens reports the port it got with {@link #withPort}.
 */
public record HostPort(String host, int port) {
    private static final Pattern TEXT = Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^\\s:/\\[\\]]+)):(\\d{1,5})");
    private static final int LARGEST_PORT = 65_535;

    public HostPort {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: is empty; write for instance 127.0.0.1");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port: " + port + " is not between 0 and " + LARGEST_PORT);
        }
    }

    public static HostPort parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > LARGEST_PORT) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not an address; write host:port with a port from 0 to 65535, such as 127.0.0.1:4810");
        }
        var six = matcher.group(1);
        return new HostPort(six == null ? matcher.group(2) : six, Integer.parseInt(matcher.group(3)));
    }

    public HostPort withPort(int actual) {
        return new HostPort(host, actual);
    }

    /** The address to bind or connect to; resolves the host name, so it may block. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
