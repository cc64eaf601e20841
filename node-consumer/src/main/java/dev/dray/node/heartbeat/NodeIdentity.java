package dev.dray.node.heartbeat;

import dev.dray.schema.NodeRole;
import java.time.Instant;

/**
 * Who a node is.
 *
 * @param name unique among the nodes of one gateway
 * @param instance of this process; another after each start
 * @param version Dray's
 */
public record NodeIdentity(String name, NodeRole role, String instance, String version, Instant startedAt) {}
