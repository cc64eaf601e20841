package dev.dray.node.task;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dray.node.executor.JobContext;
import dev.dray.node.executor.JobFile;
import dev.dray.node.executor.Outcome;
import dev.dray.node.process.JobProcesses;
import dev.dray.runtime.value.Durations;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One run of a task: its process from start to end, with all it started; nothing of it is left when it returns. */
final class TaskRun {
    private static final Duration REPORT = Duration.ofMillis(250);
    private static final int LOOKS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int TEMPORARY_FAILURE = 75;
    private static final int SIGNALLED = 128;

    private final String name;
    private final TaskConfig task;
    private final JobContext context;
    private final List<JobFile> files;
    private final JobProcesses processes;
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    TaskRun(TaskConfig task, JobContext context, List<JobFile> files, JobProcesses processes) {
        this.name = "task " + context.job().getName();
        this.task = task;
        this.context = context;
        this.files = files;
        this.processes = processes;
        context.cancellation().onRequest(() -> cancelled.complete(null));
    }

    /** Sees a process to its end. */
    Outcome of(Process process, OutputLog log, Collection<String> secrets) throws InterruptedException {
        Output output;
        boolean inTime;
        try {
            processes.remember(process.toHandle());
            output = new Output(process, log, secrets, task.result());
            Thread.ofVirtual().start(() -> tellJob(process));
            inTime = watch(process, output.progress());
        } finally {
            processes.end(task.grace());
        }
        output.awaitEnd(PATIENCE);
        output.progress().report(context);
        return inTime ? outcome(process.waitFor(), output) : tookTooLong(output);
    }

    /** Returns when the process has ended or should end: true unless its time is up. */
    private boolean watch(Process process, ProgressLine progress) throws InterruptedException {
        CompletableFuture<Object> over = CompletableFuture.anyOf(process.onExit(), cancelled);
        long limit = context.job()
                .getTimeoutMillis()
                .map(Duration::ofMillis)
                .orElse(task.timeout())
                .toNanos();
        long start = System.nanoTime();
        for (int look = 1; ; look++) {
            long left = limit - (System.nanoTime() - start);
            try {
                over.get(Math.clamp(left, 0, REPORT.toNanos()), NANOSECONDS);
                return true;
            } catch (TimeoutException _) {
                if (left <= REPORT.toNanos()) {
                    return false;
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("neither the end of a process nor a wish can fail", e);
            }
            progress.report(context);
            if (look % LOOKS == 0) {
                processes.remember(process.toHandle());
            }
        }
    }

    private Outcome outcome(int code, Output output) {
        if (context.cancellation().isRequested()) {
            return new Outcome.Cancelled(context.cancellation().why().orElseThrow());
        }
        String words = output.lastWords();
        return switch (code) {
            case 0 ->
                new Outcome.Done(
                        output.result().isEmpty()
                                ? "%s is done; it printed nothing.".formatted(name)
                                : output.result());
            case TEMPORARY_FAILURE ->
                new Outcome.Retry(task.retryAfter(), "%s asks to be tried again later%s".formatted(name, said(words)));
            default -> new Outcome.Failed("%s exited with %d%s%s".formatted(name, code, signal(code), said(words)));
        };
    }

    private Outcome tookTooLong(Output output) {
        String limit = context.job()
                .getTimeoutMillis()
                .map(millis -> "%s, the limit of route %s"
                        .formatted(
                                Durations.format(Duration.ofMillis(millis)),
                                context.job().getRoute()))
                .orElseGet(() -> "%s, the limit tasks.%s.timeout"
                        .formatted(
                                Durations.format(task.timeout()), context.job().getName()));
        return new Outcome.Failed("%s was ended after %s%s".formatted(name, limit, said(output.lastWords())));
    }

    private void tellJob(Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(JobAsJson.of(context.job(), files));
        } catch (IOException _) {
            // A task need not read what it is told.
        }
    }

    private static String said(String words) {
        return words.isEmpty() ? "" : ": " + words;
    }

    private static String signal(int code) {
        return code > SIGNALLED && code <= SIGNALLED + 64 ? " (signal %d)".formatted(code - SIGNALLED) : "";
    }
}
