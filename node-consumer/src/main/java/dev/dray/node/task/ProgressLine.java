package dev.dray.node.task;

import dev.dray.node.executor.JobContext;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The latest line of a task's output, waiting to be reported: a flood of lines costs one report each time somebody asks
 * for it. A line that says {@code 42%} or {@code 42.5 %} sets the percentage. Safe for use by several threads.
 */
final class ProgressLine {
    private static final int LONGEST = 500;
    private static final Pattern PERCENT = Pattern.compile("(?<![\\d.])(\\d{1,2}(?:\\.\\d+)?|100(?:\\.0+)?) ?%");

    private final AtomicReference<String> latest = new AtomicReference<>("");

    void set(String line) {
        String shown = line.strip();
        if (!shown.isEmpty()) {
            latest.set(shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST - 1) + "…");
        }
    }

    /** Reports the latest line, if it has not been. */
    void report(JobContext context) {
        String line = latest.getAndSet("");
        if (line.isEmpty()) {
            return;
        }
        Matcher percent = PERCENT.matcher(line);
        if (percent.find()) {
            context.progress(line, Double.parseDouble(percent.group(1)));
        } else {
            context.progress(line);
        }
    }
}
