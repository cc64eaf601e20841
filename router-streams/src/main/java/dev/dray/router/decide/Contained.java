package dev.dray.router.decide;

import dev.dray.broker.Clients;
import dev.dray.router.deadletter.Arrival;
import dev.dray.router.deadletter.ArrivalLetters;
import dev.dray.router.out.Effect;
import dev.dray.router.out.Effects;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.UndecodableException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a step of the topology. A record on which it breaks becomes a dead letter with all its bytes, and the
 * stream goes on; only what Kafka itself throws passes, since then nothing can be written anyway.
 */
final class Contained implements Processor<String, byte[], String, Effect> {
    /** What comes of a record no larger is small enough for every topic, so that its size need not be looked at. */
    private static final int ALWAYS_FITS = Clients.LARGEST_RECORD / 8;

    private final Decision decision;
    private final PromptCommits commits;
    private @Nullable ProcessorContext<String, Effect> context;

    Contained(Decision decision, PromptCommits commits) {
        this.decision = decision;
        this.commits = commits;
    }

    @Override
    public void init(ProcessorContext<String, Effect> given) {
        context = given;
        decision.begin(given);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (context == null) {
            throw new IllegalStateException("a record before the beginning");
        }
        List<Effect> effects = effects(Arrival.of(record, context));
        Effects.forward(context, effects);
        if (effects.stream().anyMatch(Effect::awaited)
                && commits.now(context.currentSystemTimeMs(), record.timestamp())) {
            context.commit();
        }
    }

    private List<Effect> effects(Arrival arrival) {
        try {
            List<Effect> effects = decision.of(arrival);
            if (arrival.bytes().length > ALWAYS_FITS) {
                effects.forEach(Contained::refuseTooLarge);
            }
            return effects;
        } catch (UndecodableException e) {
            return List.of(ArrivalLetters.undecodable(arrival, e.why()));
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            return List.of(ArrivalLetters.failed(arrival, e));
        }
    }

    /** A record the broker refuses would end the stream's thread, again after each restart. */
    private static void refuseTooLarge(Effect effect) {
        if (effect instanceof Outgoing<?> outgoing && outgoing.bytes().length > Clients.LARGEST_RECORD) {
            throw new IllegalArgumentException(
                    "what is to be written to %s is larger than any record may be".formatted(outgoing.topic()));
        }
    }
}
