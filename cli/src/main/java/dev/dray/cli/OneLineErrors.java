package dev.dray.cli;

import dev.dray.runtime.DrayException;
import dev.dray.runtime.config.ConfigException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Ends a failed command: one line for what was foreseen, a stack trace only for a mistake of ours or with {@code --debug}. */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean debug = command.getCommandSpec().root().userObject() instanceof Dray dray && dray.debug();
        if (failure instanceof DrayException && !debug) {
            err.println("dray: " + failure.getMessage());
        } else {
            err.println("dray: " + (debug ? "" : "a mistake in dray, please report it: ") + failure);
            failure.printStackTrace(err);
        }
        return code(failure).number();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("dray: " + failure.getMessage());
        List<String> suggestions = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (!suggestions.isEmpty()) {
            err.println("dray: did you mean " + String.join(" or ", suggestions) + "?");
        }
        err.println("dray: see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static ExitCode code(Exception failure) {
        return switch (failure) {
            case CliException expected -> expected.code();
            case ConfigException _ -> ExitCode.CONFIGURATION;
            case DrayException _ -> ExitCode.CANNOT_START;
            default -> ExitCode.BUG;
        };
    }
}
