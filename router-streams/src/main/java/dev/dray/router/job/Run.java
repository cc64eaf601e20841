package dev.dray.router.job;

import java.time.Instant;

/** One attempt on one node. */
public record Run(String node, Instant startedAt) {}
