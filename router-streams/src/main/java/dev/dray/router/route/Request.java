package dev.dray.router.route;

import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.util.Optional;

/**
 * A message of somebody who may ask.
 *
 * @param command the message's text read as a command, where it is one
 */
public record Request(Message message, Role role, Optional<CommandLine> command) {
    public static Request of(Message message, Role role) {
        return new Request(message, role, CommandLine.of(message.getText()));
    }

    /** Whether there is nothing in it that a person could have meant: no text, no file. */
    public boolean isEmpty() {
        return message.getText().isBlank() && message.getAttachments().isEmpty();
    }
}
