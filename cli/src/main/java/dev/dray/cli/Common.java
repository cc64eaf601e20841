package dev.dray.cli;

import dev.dray.cli.view.Screen;
import dev.dray.runtime.home.Home;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options every command has. */
public final class Common {
    private static final int WIDE = 500;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: $DRAY_HOME or ~/.dray")
    private @Nullable Path home;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "table, or json for one JSON document a line. Default: table")
    private Screen.Form form = Screen.Form.TABLE;

    /** The home this command works on; made if missing. */
    public Home home() {
        return Home.find(Optional.ofNullable(home), System.getenv());
    }

    /** Where this command answers. */
    public Screen screen() {
        if (spec == null) {
            throw new IllegalStateException("a mixin used outside a command");
        }
        return new Screen(spec.commandLine().getOut(), spec.commandLine().getErr(), form, columns());
    }

    /** The clock commands measure ages by. */
    public InstantSource clock() {
        return Dray.clock();
    }

    /** Stops here with a usage error. */
    public CliException wrong(String message) {
        return new CliException(ExitCode.USAGE, message);
    }

    private static int columns() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[0-9]{2,4}") ? Integer.parseInt(columns) : WIDE;
    }
}
