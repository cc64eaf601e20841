package dev.dray.bench;

import dev.dray.bench.Launcher.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long {@code up} and {@code gateway} take until they serve, what they hold in memory idle, and how quick a warm {@code jobs} is. */
final class StartBench implements Benchmark {
    private static final String NAME = "start";

    private final Launcher launcher;

    StartBench(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Duration idle = Duration.ofSeconds(effort.of(5, 60));
        role(figures, "up", effort, idle);
        role(figures, "gateway", effort, idle);
        return figures;
    }

    private void role(List<Figure> figures, String role, Effort effort, Duration idle) throws Exception {
        int runs = effort.of(1, 5);
        double[] first = new double[runs];
        double[] again = new double[runs];
        double[] memory = new double[runs];
        double[] jobs = new double[runs];
        for (int run = 0; run < runs; run++) {
            Path home = Launcher.freshHome();
            first[run] = ready(home, role, () -> {});
            int now = run;
            again[run] = ready(home, role, () -> jobs[now] = warmJobs(home, effort));
            memory[run] = idleMemory(home, role, idle);
        }
        figures.add(new Figure(NAME, role + "_ready_first_s", new Spread(first).median(), "s"));
        figures.add(new Figure(NAME, role + "_ready_s", new Spread(again).median(), "s"));
        figures.add(new Figure(NAME, role + "_idle_rss_mib", new Spread(memory).median(), "MiB"));
        if (role.equals("up")) {
            figures.add(new Figure(NAME, "jobs_warm_s", new Spread(jobs).median(), "s"));
        }
    }

    /** Seconds from the command to its ready line; then does what is asked while it serves. */
    private double ready(Path home, String role, Step whileServing) throws Exception {
        long begin = System.nanoTime();
        try (Running running = launcher.start(home, role)) {
            running.await("ready");
            double seconds = (System.nanoTime() - begin) / 1e9;
            whileServing.run();
            return seconds;
        }
    }

    private double idleMemory(Path home, String role, Duration idle) throws Exception {
        try (Running running = launcher.start(home, role)) {
            running.await("ready");
            TimeUnit.MILLISECONDS.sleep(idle.toMillis());
            return running.residentMebibytes();
        }
    }

    /** The median of several runs of the whole command, the first of which is not counted. */
    private double warmJobs(Path home, Effort effort) throws IOException, InterruptedException {
        double[] seconds = new double[effort.of(3, 9)];
        for (int run = -1; run < seconds.length; run++) {
            long begin = System.nanoTime();
            try (Running jobs = launcher.start(home, "jobs")) {
                jobs.output().readAllAsString();
                int code = jobs.process().waitFor();
                if (code != 0) {
                    throw new IOException("dray jobs ended with " + code);
                }
            }
            if (run >= 0) {
                seconds[run] = (System.nanoTime() - begin) / 1e9;
            }
        }
        return new Spread(seconds).median();
    }

    private interface Step {
        void run() throws Exception;
    }
}
