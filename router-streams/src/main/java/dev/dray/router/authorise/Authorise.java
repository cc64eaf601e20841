package dev.dray.router.authorise;

import dev.dray.schema.Message;
import dev.dray.schema.Role;

/** Decides who a sender is: what the channel vouches for, else what the configuration says. */
public final class Authorise {
    private final People people;

    public Authorise(People people) {
        this.people = people;
    }

    public Role role(Message message) {
        return message.getRole().orElseGet(() -> people.role(message.getSender().getId()));
    }

    /** Why a stranger's message is turned away, and how to let them in. */
    public String refusal(Message message) {
        String id = message.getSender().getId();
        return "%s is a stranger; add %s to people.owners or people.guests in dray.yaml, then retry this dead letter"
                .formatted(
                        message.getSender()
                                .getName()
                                .map(name -> name + " (" + id + ")")
                                .orElse(id),
                        id);
    }
}
