package dev.dray.runtime.home;

import java.nio.file.Path;
import java.util.Map;

/** The home directory of the user who runs this process, and {@code ~} in paths, which stands for it. */
public record UserHome(Path path) {

    /** {@code HOME} as the shell understands it, else what the system says. */
    public static UserHome in(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", "");
        return new UserHome(Path.of(home.isBlank() ? System.getProperty("user.home", ".") : home));
    }

    /** The path meant by {@code written}; only a {@code ~} that stands alone or before a slash is replaced. */
    public Path expand(String written) {
        if (written.equals("~")) {
            return path;
        }
        return written.startsWith("~/") ? path.resolve(written.substring(2)) : Path.of(written);
    }
}
