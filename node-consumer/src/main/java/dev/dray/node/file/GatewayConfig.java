package dev.dray.node.file;

import dev.dray.runtime.secret.Secret;
import java.net.URI;

/**
 * The section {@code node.gateway}: where this node fetches files from and brings them to.
 *
 * @param address of the gateway's HTTP channel
 * @param token one of the gateway's {@code channels.http.tokens}
 */
public record GatewayConfig(URI address, Secret token) {
    public GatewayConfig {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "address: \"%s\" is not an http or https address, such as http://gateway.tail:4810"
                            .formatted(address));
        }
    }

    /** The way there. */
    public GatewayReach reach() {
        return () -> new GatewayReach.Access(address, token.reveal().strip());
    }
}
