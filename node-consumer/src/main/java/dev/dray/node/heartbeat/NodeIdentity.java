package dev.dray.node.heartbeat;

import dev.dray.schema.NodeRole;
import dev.dray.schema.Track;
import java.time.Instant;

/**
 * Who a node is.
 *
 * @param name unique among the nodes of one gateway
 * @param instance of this process; another after each start
 * @param version Dray's
 */
public record NodeIdentity(
        String name, NodeRole role, Track track, String instance, String version, Instant startedAt) {}
