package dev.dray.ingress.pairing;

import dev.dray.schema.Role;
import java.time.Instant;

/**
 * Somebody who was let in with a code.
 *
 * @param sender as in {@code telegram:42}
 * @param name as the channel showed it then; may be empty
 */
public record PairedPerson(String sender, String name, Role role, Instant at) {}
