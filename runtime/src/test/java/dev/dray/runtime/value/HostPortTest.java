package dev.dray.runtime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1:4810,127.0.0.1,4810", "localhost:0,localhost,0", "[::1]:9092,::1,9092"})
    void readsAndWritesHostAndPort(String text, String host, int port) {
        assertThat(HostPort.parse(text)).isEqualTo(new HostPort(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                ":80",
                "::1:80",
                "http://localhost:80",
                "localhost:65536",
                "a b:1",
                "localhost:-1"
            })
    void refusesWhatIsNotAnAddress(String text) {
        assertThatThrownBy(() -> HostPort.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not an address; write host:port with a port from 0 to 65535,"
                        + " such as 127.0.0.1:4810");
    }

    @Test
    void refusesWhatCannotBeConnectedTo() {
        assertThatThrownBy(() -> new HostPort(" ", 1)).hasMessage("host: is empty; write for instance 127.0.0.1");
        assertThatThrownBy(() -> new HostPort("a", -1)).hasMessage("port: -1 is not between 0 and 65535");
    }

    @Test
    void takesThePortThatWasChosen() {
        assertThat(HostPort.parse("127.0.0.1:0").withPort(40_001)).hasToString("127.0.0.1:40001");
    }

    @Test
    void isAnAddressToBind() {
        assertThat(HostPort.parse("127.0.0.1:80").toSocketAddress().getAddress().isLoopbackAddress())
                .isTrue();
    }
}
