package dev.dray.cli.pair;

import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.ingress.pairing.Pairings;
import dev.dray.runtime.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dray pair revoke SENDER}. */
@Command(name = "revoke", description = "Makes a stranger again of somebody who was let in by a code.")
final class PairRevokeCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "SENDER", description = "Who, as dray pair list shows them, such as telegram:42")
    private String sender = "";

    @Override
    public void run() {
        Home home = common.home();
        try (Pairings pairings = People.open(home, common.clock())) {
            if (!pairings.revoke(sender)) {
                throw new CliException(
                        ExitCode.NOT_FOUND,
                        "%s was not let in by a code; dray pair list shows who was, and people in dray.yaml who need not be"
                                .formatted(sender));
            }
        }
        common.screen()
                .line("%s is a stranger from the next message on, unless people in dray.yaml names them"
                        .formatted(sender));
    }
}
