package dev.dray.node.report;

import dev.dray.schema.Track;

/** Who reports: a node, and the track it is on. */
public record By(String node, Track track) {}
