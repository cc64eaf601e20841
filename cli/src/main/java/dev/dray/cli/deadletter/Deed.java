package dev.dray.cli.deadletter;

import dev.dray.broker.Place;

/** What is to become of a dead letter. */
sealed interface Deed {
    /** It gets another try. */
    sealed interface Retry extends Deed {}

    /** The record it was made of goes back to its topic, as it came. */
    record PutBack(Place place) implements Retry {}

    /** The job it was made of runs again. */
    record RunAgain(String job) implements Retry {}

    /** The reply it was made of is delivered to that conversation as a new one. */
    record DeliverAgain(String conversation) implements Retry {}

    /** It is put away. */
    record Discard() implements Deed {}

    /** It stays as it is; why, and what a person can do. */
    record Refuse(String why) implements Deed {}

    /** As a plan and an answer say it. */
    default String words() {
        return switch (this) {
            case PutBack(var place) -> "back to " + place.topic();
            case RunAgain(var job) -> "job %s runs again".formatted(job);
            case DeliverAgain(var conversation) -> "delivered to %s again".formatted(conversation);
            case Discard() -> "put away; its bytes stay on dray.dead-letters";
            case Refuse(var why) -> "stays: " + why;
        };
    }
}
