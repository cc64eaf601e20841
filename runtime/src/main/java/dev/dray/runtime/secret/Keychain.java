package dev.dray.runtime.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads a password from the macOS keychain through the command that macOS has for it. */
final class Keychain {
    /** Long enough for the owner to answer the keychain's question at the first use. */
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> command;

    Keychain(List<String> command) {
        this.command = command;
    }

    String read(String name) {
        if (!Files.isExecutable(Path.of(command.getFirst()))) {
            throw new SecretException("there is no macOS keychain on this machine (no " + command.getFirst()
                    + "); refer to ${env:NAME} or ${file:path} instead");
        }
        var all = new ArrayList<>(command);
        all.add(name);
        try {
            return run(name, all);
        } catch (IOException failure) {
            throw new SecretException(
                    "the keychain could not be asked for \"" + name + "\": " + failure.getMessage(), failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new SecretException("stopped while the keychain was asked for \"" + name + "\"", failure);
        }
    }

    private static String run(String name, List<String> all) throws IOException, InterruptedException {
        var process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new SecretException("the keychain did not answer for \"" + name + "\" within " + PATIENCE_SECONDS
                    + " s; unlock it with: security unlock-keychain");
        }
        var value = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new SecretException("the keychain has no password \"" + name
                    + "\"; add it with: security add-generic-password -a \"$USER\" -s " + name + " -w");
        }
        return value.stripTrailing();
    }
}
