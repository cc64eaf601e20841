package dev.dray.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.cli.canary.CanaryCommand;
import dev.dray.cli.cron.CronCommand;
import dev.dray.cli.deadletter.DeadLettersCommand;
import dev.dray.cli.demo.DemoCommand;
import dev.dray.cli.file.FileCommand;
import dev.dray.cli.pair.PairCommand;
import dev.dray.cli.role.GatewayCommand;
import dev.dray.cli.role.MemoryCommand;
import dev.dray.cli.role.NodeCommand;
import dev.dray.cli.role.RehearseCommand;
import dev.dray.cli.role.RouterCommand;
import dev.dray.cli.role.UpCommand;
import dev.dray.cli.topic.TopicCommand;
import dev.dray.cli.view.StandardOutput;
import dev.dray.cli.wish.ApproveCommand;
import dev.dray.cli.wish.CancelCommand;
import dev.dray.cli.wish.RejectCommand;
import dev.dray.cli.wish.RetryCommand;
import dev.dray.runtime.log.Logs;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code dray} command. */
@Command(
        name = "dray",
        description =
                "An always-on gateway, a machine at home that pulls heavy work, and a log between them that loses nothing.",
        versionProvider = VersionCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = false,
        subcommands = {
            UpCommand.class,
            GatewayCommand.class,
            NodeCommand.class,
            RouterCommand.class,
            MemoryCommand.class,
            SendCommand.class,
            FileCommand.class,
            JobsCommand.class,
            JobCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            StatusCommand.class,
            NodesCommand.class,
            CanaryCommand.class,
            CronCommand.class,
            PairCommand.class,
            TopicCommand.class,
            TraceCommand.class,
            DeadLettersCommand.class,
            ConfigCommand.class,
            DemoCommand.class,
            VersionCommand.class,
            CompletionCommand.class,
            RehearseCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the answer is a failure: a job failed, a check of the demo failed, a dead letter stays as it is, a channel is in trouble",
            "2:the command line is wrong",
            "3:what was asked for does not exist",
            "4:the gateway or the broker does not answer",
            "5:the configuration is wrong",
            "6:it cannot start: another instance runs, a port is taken, the disk is not writable",
            "70:a mistake in Dray; --debug shows where",
            "141:who read the answer went away, as head does"
        })
public final class Dray extends CommandGroup {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help")
    @SuppressWarnings("UnusedVariable") // Its being given is all there is to it.
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version")
    @SuppressWarnings("UnusedVariable") // As above.
    private boolean version;

    private Dray() {}

    boolean debug() {
        return debug;
    }

    public static void main(String[] arguments) {
        Logs.silent();
        StandardOutput stdout = new StandardOutput();
        PrintWriter out = new PrintWriter(stdout, true, UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, UTF_8);
        int code = commandLine(out, err).execute(arguments);
        stdout.trouble().ifPresent(why -> err.println("dray: the answer could not be written: " + why));
        System.exit(stdout.trouble().isPresent() ? ExitCode.FAILED.number() : code);
    }

    /** The system's clock, asked for in this one place and handed to everything that needs the time. */
    public static InstantSource clock() {
        return InstantSource.system();
    }

    /** The version of this program. */
    public static String version() {
        return VersionCommand.Version.dray();
    }

    /** The whole command with its output, as a test runs it too. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Dray())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Count.class, Count::parse)
                .registerConverter(Duration.class, Written::duration)
                .registerConverter(LocalDate.class, Written::day)
                .setExecutionExceptionHandler(new OneLineErrors())
                .setParameterExceptionHandler(new OneLineErrors());
    }
}
