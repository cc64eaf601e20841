package dev.dray.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogsTest {
    @TempDir
    private Path directory;

    @AfterEach
    void logAsTestsDo() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void writesOurRecordsFromInfoAndThoseOfLibrariesFromWarn() throws IOException {
        Logs.toFile(directory.resolve("logs"), "gateway");
        var ours = LoggerFactory.getLogger("dev.dray.node.Ledger");
        ours.atInfo().addKeyValue("job", "j-1").log("The job began");
        ours.atDebug().log("Left out");
        var library = LoggerFactory.getLogger("org.eclipse.jetty.server.Server");
        library.info("Left out");
        library.warn("Disconnected");

        var lines = Files.readAllLines(Logs.file(directory.resolve("logs"), "gateway"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).matches("\\S+Z INFO Ledger \\[.+] The job began job=j-1");
        assertThat(lines.getLast()).matches("\\S+Z WARN Server \\[.+] Disconnected");
    }

    @Test
    void leavesOutWhatKafkaWarnsOf() throws IOException {
        Logs.toFile(directory, "gateway");
        var kafka = LoggerFactory.getLogger("org.apache.kafka.clients.NetworkClient");
        kafka.warn("Left out");
        kafka.error("Lost");

        assertThat(Files.readAllLines(Logs.file(directory, "gateway")))
                .singleElement()
                .asString()
                .endsWith("Lost");
    }

    @Test
    void goesOnInTheFileOfAnEarlierRun() throws IOException {
        for (int run = 0; run < 2; run++) {
            Logs.toFile(directory, "gateway");
            LoggerFactory.getLogger("dev.dray.X").info("Ready");
            LogManager.getLogManager().reset();
        }
        assertThat(Files.readAllLines(Logs.file(directory, "gateway"))).hasSize(2);
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> Logs.toFile(file.resolve("logs"), "gateway"))
                .isInstanceOf(LogException.class)
                .hasMessageStartingWith("the log in " + file.resolve("logs") + " cannot be written (")
                .hasMessageEndingWith("); make the directory writable for the user who runs dray");
    }

    @Test
    void saysNothingWhenSilent() {
        Logs.silent();
        assertThat(LoggerFactory.getLogger("dev.dray.X").isErrorEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.kafka.X").isErrorEnabled())
                .isFalse();
    }
}
