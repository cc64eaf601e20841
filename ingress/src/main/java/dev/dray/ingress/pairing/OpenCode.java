package dev.dray.ingress.pairing;

import dev.dray.schema.Role;
import java.time.Instant;

/** A code that was just made: what it makes of whoever sends it first, and until when it is good. */
public record OpenCode(PairingCode code, Role role, Instant until) {}
