package dev.dray.router.message;

import dev.dray.router.authorise.Authorise;
import dev.dray.router.deadletter.Arrival;
import dev.dray.router.deadletter.ArrivalLetters;
import dev.dray.router.deadletter.Reason;
import dev.dray.router.decide.Decision;
import dev.dray.router.dedupe.SeenMessages;
import dev.dray.router.job.Dispatch;
import dev.dray.router.journal.MessageEntries;
import dev.dray.router.out.Effect;
import dev.dray.router.out.UniqueChange;
import dev.dray.router.reply.Refusals;
import dev.dray.router.route.BuiltIn;
import dev.dray.router.route.JobTemplate;
import dev.dray.router.route.Request;
import dev.dray.router.route.Route.Answer;
import dev.dray.router.route.Route.Answer.DoesNotMatch;
import dev.dray.router.route.Route.Answer.Matches;
import dev.dray.router.route.Routes;
import dev.dray.router.session.Sessions;
import dev.dray.schema.Job;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import dev.dray.schema.Topics;
import dev.dray.schema.Turn;
import dev.dray.schema.UndecodableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a message: nothing where it was dealt with before, a dead letter where nobody may ask or nothing
 * answers, an entry in the journal where it asks for nothing, else one job. Of what strangers say among themselves there
 * is no more than the record on the topic of messages.
 */
public final class DecideMessage implements Decision {
    private static final Logger log = LoggerFactory.getLogger(DecideMessage.class);

    private final Authorise authorise;
    private final Routes routes;
    private final MessageEntries entries;
    private final Runnable countRepeat;
    private final boolean remembers;
    private final Dispatch dispatch;
    private @Nullable SeenMessages seen;
    private @Nullable Sessions sessions;

    /**
     * Decides with these in hand.
     *
     * @param countRepeat run for each message that was dealt with before
     * @param remembers whether some job wants to know what was said before
     */
    public DecideMessage(
            Authorise authorise,
            Routes routes,
            MessageEntries entries,
            Runnable countRepeat,
            boolean remembers,
            Dispatch dispatch) {
        this.remembers = remembers;
        this.dispatch = dispatch;
        this.authorise = authorise;
        this.routes = routes;
        this.entries = entries;
        this.countRepeat = countRepeat;
    }

    public static Set<StoreBuilder<?>> stores() {
        return Set.of(SeenMessages.store());
    }

    @Override
    public void begin(ProcessorContext<String, Effect> context) {
        seen = new SeenMessages(context.getStateStore(SeenMessages.STORE));
        sessions = remembers ? new Sessions(context.getStateStore(Sessions.STORE)) : null;
    }

    @Override
    public List<Effect> of(Arrival arrival) throws UndecodableException {
        Message message = Topics.MESSAGES.read(arrival.value());
        if (seen().contains(message)) {
            countRepeat.run();
            log.atDebug().addKeyValue("message", message.getId()).log("Dropped a message that was dealt with before");
            return List.of();
        }
        Role role = authorise.role(message);
        if (!message.getAddressed()) {
            seen().add(message);
            return role == Role.STRANGER ? List.of() : List.of(entries.of(message));
        }
        if (role == Role.STRANGER) {
            return List.of(ArrivalLetters.message(arrival, message, Reason.UNAUTHORISED, authorise.refusal(message)));
        }
        Request request = Request.of(message, role);
        Optional<List<Effect>> accepted = accepted(request, arrival);
        accepted.ifPresent(_ -> seen().add(message));
        return accepted.orElseGet(() -> unroutable(request, arrival));
    }

    private Optional<List<Effect>> accepted(Request request, Arrival arrival) {
        // What only a service says, such as a reaction or a poll's answer, is not a request, whatever routes match.
        boolean vouched = request.message().getRole().isPresent();
        Answer answer = request.isEmpty() && !vouched ? new DoesNotMatch("it is empty") : routes.of(request);
        return switch (answer) {
            case Matches(var template) -> {
                List<Turn> context = converse(template, request.message(), arrival.at());
                yield Optional.of(wanted(template.job(request, context, arrival.at()), arrival.at()));
            }
            case DoesNotMatch _ when request.isEmpty() -> Optional.of(List.of(entries.of(request.message())));
            case DoesNotMatch _ -> Optional.empty();
        };
    }

    /** What was said before, which is what the job is given of it; the message is then part of what was said. */
    private List<Turn> converse(JobTemplate template, Message message, Instant now) {
        if (sessions == null) {
            return List.of();
        }
        String conversation = message.getConversation();
        if (template.route().equals(BuiltIn.NEW)) {
            sessions.clear(conversation);
            return List.of();
        }
        List<Turn> before = sessions.of(conversation, template.policy().context(), now);
        if (!message.getText().isBlank()) {
            sessions.add(
                    conversation,
                    Turn.newBuilder()
                            .setAt(now)
                            .setWho(message.getSender().getId())
                            .setText(message.getText())
                            .build());
        }
        return before;
    }

    private List<Effect> wanted(Job job, Instant now) {
        return job.getUniqueKey().isPresent() ? List.of(new UniqueChange.Wanted(job)) : dispatch.first(job, now);
    }

    private List<Effect> unroutable(Request request, Arrival arrival) {
        String why = routes.of(request) instanceof DoesNotMatch(String objections) ? objections : "";
        return List.of(
                ArrivalLetters.message(
                        arrival,
                        request.message(),
                        Reason.UNROUTABLE,
                        "no route takes it (%s); add one to routes in dray.yaml, then retry this dead letter"
                                .formatted(why)),
                Refusals.unroutable(request, arrival.at()));
    }

    private SeenMessages seen() {
        if (seen == null) {
            throw new IllegalStateException("a message before the beginning");
        }
        return seen;
    }
}
