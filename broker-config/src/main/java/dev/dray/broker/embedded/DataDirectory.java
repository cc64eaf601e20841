package dev.dray.broker.embedded;

import dev.dray.broker.BrokerException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Where the embedded broker keeps its topics. Formatted once, when empty, so that the broker offers clients what
 * Redpanda offers and no more.
 */
record DataDirectory(Path path) {
    /** Written last by a format: a directory without it was never in use, or lost it. */
    private static final String IDENTITY = "meta.properties";

    /** Features of newer Kafka that Redpanda does not have: transactions v2, and the new kinds of groups. */
    private static final List<String> WITHOUT = List.of(
            "transaction.version",
            "group.version",
            "streams.version",
            "share.version",
            "eligible.leader.replicas.version");

    /**
     * Makes the directory ready for the broker. A format cut short by a crash is done again.
     *
     * @throws BrokerException where it cannot be used, with the reason
     */
    void prepare() {
        try {
            Files.createDirectories(path);
            if (!Files.isWritable(path)) {
                throw new BrokerException(
                        "cannot write to the broker's directory %s; give this user the right to".formatted(path));
            }
            if (!Files.exists(path.resolve(IDENTITY))) {
                refuseToFormatOver();
                format();
            }
        } catch (BrokerException e) {
            throw e;
        } catch (Exception e) {
            // Kafka's formatter declares no more than Exception.
            throw new BrokerException(
                    "cannot prepare the broker's directory %s: %s; check the path and the disk".formatted(path, e), e);
        }
    }

    private void refuseToFormatOver() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            if (content.anyMatch(Files::isDirectory)) {
                throw new BrokerException(
                        "the broker's directory %s holds topics but its %s is lost; restore that file from a backup, or move the directory away to start empty"
                                .formatted(path, IDENTITY));
            }
        }
    }

    private void format() throws Exception {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false)) {
            Formatter formatter = new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(ServerSettings.NODE)
                    .setControllerListenerName(ServerSettings.CONTROLLER)
                    .setMetadataLogDirectory(path.toString())
                    .addDirectory(path.toString());
            WITHOUT.forEach(feature -> formatter.setFeatureLevel(feature, (short) 0));
            formatter.run();
        }
    }
}
