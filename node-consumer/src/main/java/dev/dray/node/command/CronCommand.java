package dev.dray.node.command;

import static java.util.stream.Collectors.joining;

import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.Schedule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code /cron}: what cron entries did last and do next; {@code /cron run briefing}: an order to one of them. */
record CronCommand(Board board, Wishes wishes, Times times) implements LightCommand {
    private static final List<String> ORDERS = List.of("run", "enable", "disable");

    @Override
    public String name() {
        return "cron";
    }

    @Override
    public String arguments() {
        return "[run|enable|disable NAME]";
    }

    @Override
    public String purpose() {
        return "what runs by the clock, how it went, when next";
    }

    @Override
    public String answer(Job asked) {
        List<String> words = asked.getArguments();
        if (words.isEmpty()) {
            return list();
        }
        String order = words.getFirst().toLowerCase(Locale.ROOT);
        if (words.size() != 2 || !ORDERS.contains(order)) {
            return "Write /cron, or /cron run NAME, /cron enable NAME, /cron disable NAME.";
        }
        return order(asked, order, words.getLast());
    }

    private String list() {
        String all = board.schedules().stream()
                .sorted(Comparator.comparing(Schedule::getEntry))
                .map(this::line)
                .collect(joining("\n"));
        return all.isEmpty() ? "There are no cron entries; channels.cron in dray.yaml has them." : "**Cron**\n" + all;
    }

    private String line(Schedule schedule) {
        String next = schedule.getEnabled()
                ? schedule.getNextAt().map(at -> "next " + times.at(at)).orElse("does not fire again")
                : "disabled by " + schedule.getChangedBy().orElse("?");
        return "`%s` %s · %s · %s".formatted(schedule.getEntry(), schedule.getSchedule(), last(schedule), next);
    }

    private String last(Schedule schedule) {
        return schedule.getLastAt()
                .map(at -> "%s %s%s"
                        .formatted(
                                switch (schedule.getLastKind().orElse("")) {
                                    case "skip" -> "skipped";
                                    case "late-fire" -> "late";
                                    default -> "last";
                                },
                                times.at(at),
                                howItWent(schedule)))
                .orElse("not fired yet");
    }

    /** In what state the jobs of the last fire are; nothing of those it did not make, or that ended long ago. */
    private String howItWent(Schedule schedule) {
        String id = schedule.getLastMessageId().orElse("");
        return board.jobs().stream()
                .filter(state -> state.getJob().getMessageId().equals(id))
                .map(JobState::getStatus)
                .map(status -> ", " + status.name().toLowerCase(Locale.ROOT))
                .collect(joining());
    }

    private String order(Job asked, String order, String entry) {
        List<String> entries =
                board.schedules().stream().map(Schedule::getEntry).sorted().toList();
        if (!entries.contains(entry)) {
            String hint = DidYouMean.hint(entry, entries);
            return "There is no cron entry %s%s There are: %s."
                    .formatted(entry, hint.isEmpty() ? "." : hint, String.join(", ", entries));
        }
        CommandKind kind = CommandKind.valueOf(order.toUpperCase(Locale.ROOT));
        // Its id follows from the job that asks, so that asking again after a crash is the same order.
        wishes.record(Command.newBuilder()
                .setId(asked.getId())
                .setJobId("")
                .setKind(kind)
                .setEntry(entry)
                .setBy(asked.getSender().getId())
                .setAt(times.now())
                .build());
        return switch (order) {
            case "run" -> "Running %s now.".formatted(entry);
            case "enable" -> "%s fires by itself again.".formatted(entry);
            default -> "%s does not fire by itself any more; /cron enable %s ends that.".formatted(entry, entry);
        };
    }
}
