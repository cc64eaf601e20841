package dev.dray.cli.reach;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.node.file.AwayException;
import dev.dray.node.file.FileId;
import dev.dray.node.file.Patience;
import dev.dray.node.file.RefusedException;
import dev.dray.node.file.Transfer;
import dev.dray.runtime.home.Home;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of the gateway on a home, as its owner has them. */
public final class FileBox implements AutoCloseable {
    private final Transfer transfer;

    private FileBox(Transfer transfer) {
        this.transfer = transfer;
    }

    /** Of the gateway that runs there. */
    public static FileBox of(Home home) {
        return new FileBox(new Transfer(new HomeGateway(home), Patience.ofSeconds()));
    }

    /**
     * Brings a file to the gateway, and returns it as a message names it.
     *
     * @throws CliException where there is no such file, or the gateway does not take it
     */
    public ObjectNode bring(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new CliException(ExitCode.NOT_FOUND, "%s is no file".formatted(file));
        }
        try {
            FileId id = FileId.of(file);
            carry(() -> transfer.push(id, file));
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id.toString())
                    .put("name", name)
                    .put(
                            "mediaType",
                            Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                                    .orElse("application/octet-stream"));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Fetches a file.
     *
     * @throws CliException where the gateway does not have it, or the disk does not take it
     */
    public void fetch(FileId id, Path file) {
        try {
            carry(() -> transfer.fetch(id, file.toAbsolutePath()));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    @Override
    public void close() {
        transfer.close();
    }

    @FunctionalInterface
    private interface Carrying {
        void run() throws IOException, InterruptedException;
    }

    private static void carry(Carrying carrying) throws IOException {
        try {
            carrying.run();
        } catch (AwayException e) {
            throw new CliException(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()), e);
        } catch (RefusedException e) {
            throw new CliException(ExitCode.NOT_FOUND, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.UNREACHABLE, "interrupted on the way", e);
        }
    }

    private static CliException unusable(Path file, IOException e) {
        return new CliException(ExitCode.FAILED, "%s cannot be used: %s".formatted(file, e), e);
    }
}
