package dev.dray.ingress.telegram;

import java.time.Duration;

/** How many messages in how long a time. */
record Rate(int most, Duration within) {}
