package dev.dray.cli;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.cli.view.OutputClosedException;
import dev.dray.node.command.WishException;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.value.DidYouMean;
import java.io.PrintWriter;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Ends a failed command: one line for what was foreseen, a stack trace only for a mistake of ours or with {@code --debug}. */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean debug = command.getCommandSpec().root().userObject() instanceof Dray dray && dray.debug();
        ExitCode code = code(failure);
        if (debug || code == ExitCode.BUG) {
            err.println("dray: " + (code == ExitCode.BUG ? "a mistake in dray, please report it: " : "") + failure);
            failure.printStackTrace(err);
        } else if (code != ExitCode.OUTPUT_CLOSED) {
            message(failure).lines().forEach(line -> err.println("dray: " + line));
        }
        return code.number();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("dray: "
                + (failure instanceof UnmatchedArgumentException unmatched
                        ? unknown(unmatched, command.getCommandSpec())
                        : failure.getMessage()));
        err.println("dray: see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static String unknown(UnmatchedArgumentException failure, CommandSpec command) {
        String word = failure.getUnmatched().getFirst().replaceFirst("=.*", "");
        if (failure.isUnknownOption()) {
            return "there is no option %s%s"
                    .formatted(word, DidYouMean.hint(word, command.optionsMap().keySet()));
        }
        if (command.subcommands().isEmpty()) {
            return "\"%s\" is one word too many; put quotes around words that belong together".formatted(word);
        }
        return "there is no command \"%s\"%s"
                .formatted(word, DidYouMean.hint(word, command.subcommands().keySet()));
    }

    private static String message(Exception failure) {
        return failure instanceof KafkaException refused
                ? "cannot use the broker: " + Answer.explain(refused)
                : String.valueOf(failure.getMessage());
    }

    private static ExitCode code(Exception failure) {
        return switch (failure) {
            case CliException expected -> expected.code();
            case ConfigException _ -> ExitCode.CONFIGURATION;
            case OutputClosedException _ -> ExitCode.OUTPUT_CLOSED;
            case BrokerException _, KafkaException _, WishException _ -> ExitCode.UNREACHABLE;
            case DrayException _ -> ExitCode.CANNOT_START;
            default -> ExitCode.BUG;
        };
    }
}
