package dev.dray.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final int LONG_MILLIS = 30_000;
    private static final int MOMENT_MILLIS = 200;

    private ServerSocket broker;
    private Line line;
    private Socket role;

    @BeforeEach
    void open() throws Exception {
        broker = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        line = Line.between(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.getLocalPort()));
        role = new Socket();
        role.connect(line.address());
        role.setSoTimeout(LONG_MILLIS);
    }

    @AfterEach
    void close() throws Exception {
        role.close();
        line.close();
        broker.close();
    }

    @Test
    void whatIsSaidIsHeardAtTheOtherEnd() throws Exception {
        try (Socket there = accepted()) {
            assertThat(heard(role, there)).isEqualTo("hello");
            assertThat(heard(there, role)).isEqualTo("hello");
        }
    }

    @Test
    void whatIsSaidInSilenceIsHeardAfterIt() throws Exception {
        try (Socket there = accepted()) {
            line.fallSilent();
            there.setSoTimeout(MOMENT_MILLIS);
            assertThatThrownBy(() -> heard(role, there)).isInstanceOf(SocketTimeoutException.class);
            line.restore();
            there.setSoTimeout(LONG_MILLIS);
            assertThat(new String(there.getInputStream().readNBytes(5), UTF_8)).isEqualTo("hello");
        }
    }

    @Test
    void aBrokenLineEndsItsConnectionsAndTakesNoNewOnes() throws Exception {
        try (Socket there = accepted()) {
            line.refuse();
            assertThat(endOf(role)).isTrue();
            assertThat(endOf(there)).isTrue();
            try (Socket another = new Socket()) {
                another.connect(line.address());
                another.setSoTimeout(LONG_MILLIS);
                assertThat(endOf(another)).isTrue();
            }
        }
    }

    @Test
    void aMendedLineTakesConnectionsAgain() throws Exception {
        accepted().close();
        line.refuse();
        line.restore();
        role.close();
        role = new Socket();
        role.connect(line.address());
        try (Socket there = accepted()) {
            assertThat(heard(role, there)).isEqualTo("hello");
        }
    }

    private Socket accepted() throws IOException {
        broker.setSoTimeout(LONG_MILLIS);
        Socket there = broker.accept();
        there.setSoTimeout(LONG_MILLIS);
        return there;
    }

    private static String heard(Socket from, Socket to) throws IOException {
        from.getOutputStream().write("hello".getBytes(UTF_8));
        return new String(to.getInputStream().readNBytes(5), UTF_8);
    }

    private static boolean endOf(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }
}
