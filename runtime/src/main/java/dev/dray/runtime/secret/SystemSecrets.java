package dev.dray.runtime.secret;

import dev.dray.runtime.home.UserHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;

/** Reads secrets from this machine: its environment, its files and, on macOS, the owner's keychain. */
public final class SystemSecrets implements SecretSource {
    private final Map<String, String> environment;
    private final List<String> keychainCommand;

    /** A source that takes {@code environment}, usually {@link System#getenv()}, for the environment. */
    public SystemSecrets(Map<String, String> environment) {
        this(environment, List.of("/usr/bin/security", "find-generic-password", "-w", "-s"));
    }

    SystemSecrets(Map<String, String> environment, List<String> keychainCommand) {
        this.environment = Map.copyOf(environment);
        this.keychainCommand = List.copyOf(keychainCommand);
    }

    @Override
    public String read(SecretReference reference) {
        var value = switch (reference) {
            case SecretReference.Env(var name) -> fromEnvironment(name);
            case SecretReference.InFile(var path) -> fromFile(path);
            case SecretReference.Keychain(var name) -> new Keychain(keychainCommand).read(name);
        };
        if (value.isBlank()) {
            throw new SecretException(reference + " is empty; give it a value");
        }
        return value;
    }

    private String fromEnvironment(String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new SecretException("the environment variable " + name + " is not set; export it before dray starts,"
                    + " or refer to a file with ${file:path}");
        }
        return value;
    }

    private String fromFile(String written) {
        var path = UserHome.in(environment).expand(written);
        try {
            return Files.readString(path, StandardCharsets.UTF_8).stripTrailing();
        } catch (NoSuchFileException failure) {
            throw new SecretException(
                    "the file " + path + " does not exist; write the secret into it, readable only by you (chmod 600)",
                    failure);
        } catch (IOException failure) {
            throw new SecretException(
                    "the file " + path + " cannot be read (" + failure.getMessage()
                            + "); it must be UTF-8 text that the user who runs dray may read",
                    failure);
        }
    }
}
