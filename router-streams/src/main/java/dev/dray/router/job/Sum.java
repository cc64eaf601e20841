package dev.dray.router.job;

import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import java.util.Optional;

/** Adds up what a job consumed. */
final class Sum {
    private Sum() {}

    static Usage of(Usage before, Usage more) {
        return Usage.newBuilder()
                .setInputTokens(before.getInputTokens() + more.getInputTokens())
                .setOutputTokens(before.getOutputTokens() + more.getOutputTokens())
                .setModel(more.getModel().or(before::getModel).orElse(null))
                .setCost(of(before.getCost(), more.getCost()).orElse(null))
                .build();
    }

    private static Optional<Money> of(Optional<Money> before, Optional<Money> more) {
        return before.isEmpty() || more.isEmpty() ? before.or(() -> more) : Optional.of(of(before.get(), more.get()));
    }

    private static Money of(Money before, Money more) {
        if (!before.getCurrency().equals(more.getCurrency())) {
            throw new IllegalArgumentException(
                    "usage in %s cannot be added to usage in %s; give all prices one currency"
                            .formatted(more.getCurrency(), before.getCurrency()));
        }
        return Money.newBuilder(before)
                .setMicros(Math.addExact(before.getMicros(), more.getMicros()))
                .build();
    }
}
