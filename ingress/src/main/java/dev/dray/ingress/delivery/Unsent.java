package dev.dray.ingress.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * The replies of a channel that are not delivered yet.
 *
 * @param oldest when the oldest of them was taken
 * @param why what the latest try that failed met; empty where none has failed
 */
public record Unsent(int count, Instant oldest, Optional<String> why) {}
