package dev.dray.router.command;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.deadletter.ArrivalLetters;
import dev.dray.router.decide.Decision;
import dev.dray.router.out.Effect;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.Command;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Turns what people want of a job into a fact about it, in line with all its other facts. Whether the job is known, and
 * what the wish does to it, is decided there. What they want of a node or a cron entry is no fact about a job.
 */
public final class HearCommands implements Decision {
    /** A wish is about whichever attempt it meets. */
    private static final int ANY_ATTEMPT = 0;

    @Override
    public void begin(ProcessorContext<String, Effect> context) {}

    @Override
    public List<Effect> of(Arrival arrival) throws UndecodableException {
        Command command = Topics.COMMANDS.read(arrival.value());
        return switch (command.getKind()) {
            case CANCEL -> fact(command, JobFact.CANCEL_REQUESTED);
            case APPROVE -> fact(command, JobFact.APPROVED);
            case REJECT -> fact(command, JobFact.REJECTED);
            case RETRY -> fact(command, JobFact.RETRY_REQUESTED);
            case PAUSE, DRAIN, RESUME, RUN, ENABLE, DISABLE -> List.of(); // The node or the channel hears it itself.
            case UNKNOWN ->
                List.of(ArrivalLetters.undecodable(
                        arrival, "a command of a kind this Dray does not know; upgrade it and retry this dead letter"));
        };
    }

    private static List<Effect> fact(Command command, JobFact fact) {
        JobEvent event = JobEvent.newBuilder()
                .setId("command/" + command.getId())
                .setJobId(command.getJobId())
                .setFact(fact)
                .setAttempt(ANY_ATTEMPT)
                .setAt(command.getAt())
                .setBy(command.getBy())
                .build();
        return List.of(new Outgoing<>(Topics.JOB_EVENTS, event));
    }
}
