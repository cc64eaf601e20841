package dev.dray.router.authorise;

import dev.dray.schema.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code people} section of {@code dray.yaml}: who may do what. Everybody else is a stranger.
 *
 * @param owners sender ids such as {@code telegram:42}; they may do everything
 * @param guests sender ids; they may do what routes allow guests
 * @param ask the conversation in which owners are asked what they alone may decide, wherever it was asked for
 */
public record People(List<String> owners, List<String> guests, Optional<String> ask) {
    private static final Pattern CONVERSATION = Pattern.compile("[a-z][a-z0-9-]*/\\S+");
    private static final Pattern SENDER = Pattern.compile("[a-z]+:\\S+");

    public People {
        check("owners", owners);
        check("guests", guests);
        for (int i = 0; i < guests.size(); i++) {
            if (owners.contains(guests.get(i))) {
                throw new IllegalArgumentException(
                        "guests[%d]: %s is an owner already; keep one of the two".formatted(i, guests.get(i)));
            }
        }
        if (ask.filter(said -> !CONVERSATION.matcher(said).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "ask: \"%s\" is not a channel and a thread, such as telegram/42".formatted(ask.get()));
        }
        owners = List.copyOf(owners);
        guests = List.copyOf(guests);
    }

    /** What a sender may do, where the channel does not vouch for them. */
    public Role role(String sender) {
        return owners.contains(sender) ? Role.OWNER : guests.contains(sender) ? Role.GUEST : Role.STRANGER;
    }

    private static void check(String list, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (!SENDER.matcher(ids.get(i)).matches()) {
                throw new IllegalArgumentException(
                        "%s[%d]: \"%s\" is not channel:id, such as telegram:42 or email:ann@example.org"
                                .formatted(list, i, ids.get(i)));
            }
        }
    }
}
