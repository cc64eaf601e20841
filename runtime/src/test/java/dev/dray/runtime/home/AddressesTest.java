package dev.dray.runtime.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressesTest {
    @TempDir
    private Path directory;

    private Addresses addresses;

    @BeforeEach
    void openHome() {
        addresses = new Addresses(Home.open(directory));
    }

    @Test
    void whatARunningRolePublishesOthersRead() {
        try (var _ = addresses.publish("gateway", Map.of("http", "127.0.0.1:4810", "dir", "C:\\x"))) {
            assertThat(addresses.read("gateway"))
                    .contains(new Addresses.Published(
                            ProcessHandle.current().pid(), Map.of("http", "127.0.0.1:4810", "dir", "C:\\x")));
        }
    }

    @Test
    void closingWithdrawsIt() {
        addresses.publish("gateway", Map.of("http", "127.0.0.1:4810")).close();
        assertThat(addresses.read("gateway")).isEmpty();
        assertThat(directory.resolve("run")).isEmptyDirectory();
    }

    @Test
    void publishingAgainReplaces() {
        addresses.publish("gateway", Map.of("http", "127.0.0.1:1", "broker", "127.0.0.1:3"));
        addresses.publish("gateway", Map.of("http", "127.0.0.1:2"));
        var published = addresses.read("gateway").orElseThrow();
        assertThat(published.address("http")).contains("127.0.0.1:2");
        assertThat(published.address("broker")).isEmpty();
    }

    @Test
    void aFileOfAProcessThatIsGoneReadsAsAbsent() throws Exception {
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write("process=" + gone.pid() + "\nhttp=127.0.0.1:4810\n");
        assertThat(addresses.read("gateway")).isEmpty();
    }

    @Test
    void aFileOfAnEarlierProcessWithTheSameIdReadsAsAbsent() throws IOException {
        write("process=" + ProcessHandle.current().pid() + "@2001-01-01T00:00:00Z\nhttp=127.0.0.1:4810\n");
        assertThat(addresses.read("gateway")).isEmpty();
    }

    @Test
    void aBrokenFileReadsAsAbsent() throws IOException {
        write("garbage");
        assertThat(addresses.read("gateway")).isEmpty();
    }

    @Test
    void closingLeavesWhatAnotherProcessPublishedSince() throws IOException {
        var publication = addresses.publish("gateway", Map.of());
        write("process=1\n");
        publication.close();
        assertThat(directory.resolve("run/gateway.properties")).hasContent("process=1");
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("run/gateway.properties"), text);
    }
}
