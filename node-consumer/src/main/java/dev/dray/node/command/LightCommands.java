package dev.dray.node.command;

import dev.dray.schema.CommandKind;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The light commands there are. */
public final class LightCommands {
    private LightCommands() {}

    /**
     * The executor of all of them.
     *
     * @param routes the names of the owner's routes that have a command of their own
     * @param zone in which times are shown
     */
    public static CommandExecutor executor(
            Board board, Wishes wishes, List<String> routes, ZoneId zone, InstantSource clock) {
        Times times = new Times(zone, clock);
        Jobs jobs = new Jobs(board);
        Lanes lanes = new Lanes(board, times);
        Intakes intakes = new Intakes(times);
        Reasons reasons = Reasons.of(board, times);
        List<LightCommand> listed = List.of(
                new StatusCommand(jobs, lanes, board, times),
                new JobsCommand(jobs, times),
                new JobCommand(jobs, reasons, times),
                new CancelCommand(jobs, wishes, clock),
                new RetryCommand(jobs, wishes, clock),
                new DecideCommand(CommandKind.APPROVE, jobs, wishes, clock),
                new DecideCommand(CommandKind.REJECT, jobs, wishes, clock),
                new NodesCommand(board, intakes, times),
                new LettersCommand(board, times),
                new CronCommand(board, wishes, times),
                new NewCommand());
        HelpCommand help = new HelpCommand(listed, routes);
        List<LightCommand> all = new ArrayList<>(listed);
        all.add(help);
        all.add(new NoteCommand());
        all.add(new UnknownCommand(help.known()));
        return new CommandExecutor(all);
    }
}
