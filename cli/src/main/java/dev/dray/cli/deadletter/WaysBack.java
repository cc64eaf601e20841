package dev.dray.cli.deadletter;

import dev.dray.broker.Place;
import dev.dray.broker.RecordLetter;
import dev.dray.broker.read.Letter;
import dev.dray.cli.deadletter.Deed.DeliverAgain;
import dev.dray.cli.deadletter.Deed.PutBack;
import dev.dray.cli.deadletter.Deed.Refuse;
import dev.dray.cli.deadletter.Deed.RunAgain;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topics;
import java.util.Set;

/**
 * How what could not be handled gets another try, or why it cannot.
 *
 * @param topics the topics there are
 * @param channels those that deliver replies; to any other they are delivered by being kept
 */
record WaysBack(Set<String> topics, Set<String> channels) {
    private static final String JOB = "job ";
    private static final String REPLY = "reply ";
    private static final String CHANNEL = "channel ";

    /** Topics of what is true now: a record put back would say of something old that it is. */
    private static final Set<String> ONLY_THE_NEWEST = Set.of(Topics.NODES.name(), Topics.JOB_STATES.name());

    Deed of(Letter letter) {
        DeadLetter known = letter.known();
        return switch (known.getStanding()) {
            case OPEN, DISCARDED -> fromOrigin(known);
            case RETRIED ->
                new Refuse("it was %s already; what failed again is a letter of its own"
                        .formatted(LetterView.standing(known)));
            case UNKNOWN -> new Refuse("a newer Dray has decided about it; upgrade this one");
        };
    }

    private Deed fromOrigin(DeadLetter letter) {
        String origin = letter.getOrigin();
        if (origin.startsWith(JOB)) {
            return letter.getJobId().<Deed>map(RunAgain::new).orElseGet(() -> unknown(origin));
        }
        if (origin.startsWith(REPLY)) {
            return letter.getConversation().map(this::toConversation).orElseGet(() -> unknown(origin));
        }
        if (origin.startsWith(CHANNEL)) {
            return fromChannel(letter, origin.substring(CHANNEL.length()));
        }
        return RecordLetter.place(letter).map(this::toTopic).orElseGet(() -> unknown(origin));
    }

    private Deed toTopic(Place place) {
        if (ONLY_THE_NEWEST.contains(place.topic())) {
            return new Refuse(
                    "%s is about now, and newer records have taken its place; discard it".formatted(place.topic()));
        }
        return topics.contains(place.topic())
                ? new PutBack(place)
                : new Refuse("there is no topic %s any more; restore its lane in dray.yaml, or discard it"
                        .formatted(place.topic()));
    }

    private Deed toConversation(String conversation) {
        String channel = conversation.split("/", 2)[0];
        return channels.contains(channel)
                ? new DeliverAgain(conversation)
                : new Refuse(
                        "the dray.yaml here has no channel %s, so it would be kept and not delivered; do it where the gateway's is, or discard it"
                                .formatted(channel));
    }

    /** A message can only be made where the channel is, and the channel's service hands nothing over twice. */
    private static Deed fromChannel(DeadLetter letter, String channel) {
        return letter.getReason().equals("oversized")
                ? new Refuse("only its beginning was kept; have it sent again in a smaller form, then discard it")
                : new Refuse("%s takes nothing back; look at it with show, say it with dray send --as, then discard it"
                        .formatted(channel));
    }

    private static Deed unknown(String origin) {
        return new Refuse("this Dray knows no way back to \"%s\"; upgrade it, or discard it".formatted(origin));
    }
}
