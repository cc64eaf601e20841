package dev.dray.cli.reach;

import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.runtime.home.Addresses;
import dev.dray.runtime.home.Addresses.Published;
import dev.dray.runtime.home.Home;

/** The gateway that runs on a home, found by what it published there. */
public final class Gateway {
    /** The name under which a gateway, alone or within {@code up}, publishes its addresses. */
    public static final String ROLE = "gateway";

    /** The published addresses' names. */
    public static final String HTTP = "http";

    public static final String BROKER = "broker";

    private Gateway() {}

    /**
     * The address it published under that name.
     *
     * @throws CliException where none runs on this home
     */
    public static String address(Home home, String name) {
        return new Addresses(home)
                .read(ROLE)
                .flatMap((Published published) -> published.address(name))
                .orElseThrow(() -> new CliException(
                        ExitCode.UNREACHABLE,
                        "no gateway runs on %s; start one with: dray up --home %s"
                                .formatted(home.root(), home.root())));
    }
}
