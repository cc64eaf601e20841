package dev.dray.node.intake;

import dev.dray.schema.Intake;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a node takes jobs, and where it does not, since when and why.
 *
 * @param since absent where it does
 * @param why who ordered that, or what keeps it from it; empty where it does
 */
public record Taking(Intake intake, Optional<Instant> since, String why) {

    public static Taking all() {
        return new Taking(Intake.TAKING, Optional.empty(), "");
    }

    static Taking none(Intake how, Instant since, String why) {
        return new Taking(how, Optional.of(since), why);
    }
}
