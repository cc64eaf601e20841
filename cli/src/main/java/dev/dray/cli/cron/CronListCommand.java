package dev.dray.cli.cron;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.Clients;
import dev.dray.cli.Common;
import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.JobLines;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import dev.dray.schema.JobState;
import dev.dray.schema.Schedule;
import dev.dray.schema.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray cron list}. */
@Command(name = "list", description = "Lists cron entries: what each did last, how that went, and when it fires next.")
final class CronListCommand implements Runnable {
    private static final String NOTHING = "-";

    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Clients clients = settings.clients();
        Screen screen = common.screen();
        List<Schedule> schedules = Latest.of(clients, Topics.SCHEDULES, screen).stream()
                .sorted(Comparator.comparing(Schedule::getEntry))
                .toList();
        Map<String, List<JobState>> jobs = Latest.of(clients, Topics.JOB_STATES, screen).stream()
                .collect(groupingBy(state -> state.getJob().getMessageId()));
        if (screen.json()) {
            schedules.forEach(schedule -> screen.json(json(schedule, jobsOf(schedule, jobs))));
            return;
        }
        Table table = new Table("ENTRY", "SCHEDULE", "ZONE", "ENABLED", "LAST", "FOR", "AT", "LAST RUN", "NEXT");
        ZoneId zone = settings.config().localZone();
        schedules.forEach(schedule -> table.row(row(schedule, jobsOf(schedule, jobs), zone)));
        screen.table(table);
        if (schedules.isEmpty()) {
            screen.aside(
                    "there are no cron entries; channels.cron in dray.yaml has them, once the gateway was started");
        }
    }

    private static List<JobState> jobsOf(Schedule schedule, Map<String, List<JobState>> jobs) {
        return schedule.getLastMessageId()
                .map(id -> jobs.getOrDefault(id, List.of()))
                .orElse(List.of());
    }

    private static Object[] row(Schedule schedule, List<JobState> jobs, ZoneId zone) {
        return new Object[] {
            schedule.getEntry(),
            schedule.getSchedule(),
            schedule.getZone(),
            (schedule.getEnabled() ? "yes" : "no")
                    + schedule.getChangedBy().map(", by "::concat).orElse(""),
            schedule.getLastKind().orElse(NOTHING),
            time(schedule.getLastScheduled(), zone),
            time(schedule.getLastAt(), zone),
            schedule.getLastMessageId().isEmpty() ? NOTHING : howItWent(jobs),
            time(schedule.getNextAt(), zone)
        };
    }

    /** A fire that made no job was kept as a note, or its job is so old that it is forgotten. */
    private static String howItWent(List<JobState> jobs) {
        return jobs.isEmpty()
                ? "no job"
                : jobs.stream()
                        .map(job -> JobLines.word(job) + " " + job.getJob().getId())
                        .collect(joining(", "));
    }

    private static String time(Optional<Instant> instant, ZoneId zone) {
        return instant.map(at -> Times.say(at, zone)).orElse(NOTHING);
    }

    private static ObjectNode json(Schedule schedule, List<JobState> jobs) {
        ObjectNode json = RecordJson.of(schedule);
        ArrayNode last = json.putArray("lastJobs");
        jobs.forEach(job -> last.addObject().put("job", job.getJob().getId()).put("status", JobLines.word(job)));
        return json;
    }
}
