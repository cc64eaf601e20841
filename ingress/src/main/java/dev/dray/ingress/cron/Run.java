package dev.dray.ingress.cron;

import java.time.Instant;

/** An order to fire an entry now: the command's id, the entry, who gave it, and when. */
record Run(String command, String entry, String by, Instant at) {}
