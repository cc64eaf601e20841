package dev.dray.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.cli.view.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code dray version}. */
@Command(name = "version", description = "Prints the versions of Dray and of what it runs on.")
final class VersionCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        Screen screen = common.screen();
        String java = System.getProperty("java.vm.name") + " " + Runtime.version();
        String system = "%s %s %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        if (screen.json()) {
            screen.json(JsonNodeFactory.instance
                    .objectNode()
                    .put("dray", Version.dray())
                    .put("java", java)
                    .put("system", system));
        } else {
            screen.line("dray " + Version.dray());
            screen.line("java " + java);
            screen.line("system " + system);
        }
    }

    /** The version the build wrote down. */
    static final class Version implements IVersionProvider {
        static String dray() {
            try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException("version.properties is missing from the build", e);
            }
        }

        @Override
        public String[] getVersion() {
            return new String[] {"dray " + dray()};
        }
    }
}
