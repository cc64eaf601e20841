package dev.dray.node.file;

import java.net.URI;

/** The way to the gateway's files, asked for before each request: a gateway may move. */
@FunctionalInterface
public interface GatewayReach {
    /** Where it is, and what lets us in. */
    record Access(URI address, String token) {}

    /**
     * The way there now.
     *
     * @throws dev.dray.runtime.DrayException where it is not known, with the remedy
     */
    Access now();
}
