package dev.dray.cli.deadletter;

import dev.dray.broker.Place;
import dev.dray.broker.RecordLetter;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes the record that gives a dead letter another try.
 *
 * @param letters where what was too large to be copied is looked up
 * @param by who wants it
 */
record Again(WholeLetters letters, String by) {
    /** How the id of a reply goes on that is delivered again. */
    private static final String NEW_DELIVERY = "/again/";

    /** @throws NoWayBackException where the letter does not hold what it takes */
    ProducerRecord<String, byte[]> record(Deed.Retry retry, DeadLetter whole, Instant now) throws NoWayBackException {
        return switch (retry) {
            case Deed.PutBack(var place) -> putBack(whole, place);
            case Deed.RunAgain(var job) -> command(whole, job, now);
            case Deed.DeliverAgain _ -> newDelivery(whole);
        };
    }

    /** A letter without bytes is one of a record that has none, or too many to be copied: the record itself tells. */
    private ProducerRecord<String, byte[]> putBack(DeadLetter whole, Place place) throws NoWayBackException {
        if (whole.getPayload().hasRemaining()) {
            return RecordLetter.again(whole, place);
        }
        ConsumerRecord<String, byte[]> came = letters.record(place)
                .orElseThrow(() -> new NoWayBackException(
                        "its bytes were not copied, and %s is not there any more; discard it".formatted(place)));
        return new ProducerRecord<>(came.topic(), null, came.key(), came.value(), came.headers());
    }

    private ProducerRecord<String, byte[]> command(DeadLetter whole, String job, Instant now) {
        return Topics.COMMANDS.record(Command.newBuilder()
                .setId("dead-letter/" + whole.getId())
                .setJobId(job)
                .setKind(CommandKind.RETRY)
                .setBy(by)
                .setAt(now)
                .build());
    }

    /**
     * The ledger of deliveries knows the reply and would leave it out, so it goes under a new id. The id follows from the
     * letter: were the same letter retried twice, it would be delivered once.
     */
    private static ProducerRecord<String, byte[]> newDelivery(DeadLetter whole) throws NoWayBackException {
        try {
            Reply reply = Topics.REPLIES.read(new Payload(whole).bytes());
            String id = reply.getId().replaceFirst(NEW_DELIVERY + "\\d+$", "")
                    + NEW_DELIVERY
                    + whole.getAt().toEpochMilli();
            return Topics.REPLIES.record(Reply.newBuilder(reply).setId(id).build());
        } catch (UndecodableException e) {
            throw new NoWayBackException("it keeps no reply: " + e.why());
        }
    }
}
