package dev.dray.cli.pair;

import dev.dray.ingress.pairing.Pairings;
import dev.dray.runtime.home.Home;
import java.time.InstantSource;

/** The people of a home, whom its gateway may be looking at, too. */
final class People {
    private People() {}

    static Pairings open(Home home, InstantSource clock) {
        Pairings pairings = new Pairings(home.state().resolve(Pairings.FILE), clock);
        pairings.start();
        return pairings;
    }
}
