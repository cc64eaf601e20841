package dev.dray.ingress.telegram.replay;

import java.util.Optional;

/** One message that was sent: to which chat, to which forum topic of it, and what. */
public record Sent(String chat, Optional<Long> topic, String text) {}
