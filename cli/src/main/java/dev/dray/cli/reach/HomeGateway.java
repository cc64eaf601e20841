package dev.dray.cli.reach;

import dev.dray.cli.CliException;
import dev.dray.node.file.GatewayReach;
import dev.dray.runtime.home.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The way to the files of the gateway on a home: where it says it listens, with the token that was made with the home. */
public record HomeGateway(Home home) implements GatewayReach {
    @Override
    public Access now() {
        Path token = home.root().resolve("http.token");
        try {
            return new Access(address(), Files.readString(token).strip());
        } catch (IOException e) {
            throw Mailbox.unreadable(token, e);
        }
    }

    private URI address() {
        try {
            return URI.create(Gateway.address(home, Gateway.HTTP));
        } catch (CliException e) {
            throw new CliException(
                    e.code(), e.getMessage() + "; or say in node.gateway where it is, if it runs elsewhere", e);
        }
    }
}
