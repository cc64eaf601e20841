package dev.dray.runtime.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record as one line: instant, level, logger, thread, sentence, then {@code key=value} pairs; a stack trace, if
 * there is one, follows on indented lines.
 */
final class LogLine extends Formatter {
    /** How slf4j hands a fluent record to its binding: the pairs first, run together with the sentence. */
    private static final Pattern PAIRS_FIRST =
            Pattern.compile("((?:[a-z][A-Za-z.-]*=\\S* )+)(\\p{Lu}.*)", Pattern.DOTALL);

    @Override
    public String format(LogRecord record) {
        var line = new StringBuilder()
                .append(record.getInstant())
                .append(' ')
                .append(level(record))
                .append(' ')
                .append(shortName(record.getLoggerName()))
                .append(" [")
                .append(thread(record))
                .append("] ")
                .append(oneLine(sentenceFirst(formatMessage(record))))
                .append('\n');
        if (record.getThrown() != null) {
            line.append(trace(record.getThrown()));
        }
        return line.toString();
    }

    private static String level(LogRecord record) {
        return switch (record.getLevel().getName()) {
            case "SEVERE" -> "ERROR";
            case "WARNING" -> "WARN";
            case "INFO" -> "INFO";
            default -> "DEBUG";
        };
    }

    private static String shortName(@Nullable String logger) {
        return logger == null ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
    }

    /** The handler formats on the thread that logs, whose name the record itself does not carry. */
    private static String thread(LogRecord record) {
        var name = Thread.currentThread().getName();
        return name.isEmpty() ? String.valueOf(record.getLongThreadID()) : name;
    }

    private static String sentenceFirst(String message) {
        var matcher = PAIRS_FIRST.matcher(message);
        return matcher.matches() ? matcher.group(2) + " " + matcher.group(1).stripTrailing() : message;
    }

    private static String oneLine(String text) {
        return text.replace("\r", "").replace("\n", "\\n");
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().lines().map(each -> "    " + each + "\n").reduce("", String::concat);
    }
}
