package dev.dray.router.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import org.junit.jupiter.api.Test;

class CourseTest {
    private final Course course = Examples.course();

    @Test
    void usageAddsUpAndNamesTheLatestModel() {
        Usage more = Usage.newBuilder(Examples.usage(5)).setModel("large").build();

        Usage sum = course.used(more).usage();

        assertThat(sum.getInputTokens()).isEqualTo(15);
        assertThat(sum.getOutputTokens()).isEqualTo(4);
        assertThat(sum.getModel()).contains("large");
        assertThat(sum.getCost().orElseThrow().getMicros()).isEqualTo(45);
    }

    @Test
    void usageWithoutAPriceKeepsTheCostSoFar() {
        Usage free = Usage.newBuilder().setInputTokens(5).build();

        assertThat(course.used(free).usage().getCost().orElseThrow().getMicros())
                .isEqualTo(30);
    }

    @Test
    void usageInAnotherCurrencyIsRefused() {
        Usage euros = Usage.newBuilder()
                .setCost(Money.newBuilder().setMicros(1).setCurrency("EUR").build())
                .build();

        assertThatThrownBy(() -> course.used(euros))
                .hasMessage("usage in EUR cannot be added to usage in USD; give all prices one currency");
    }

    @Test
    void aRetryAPersonAsksForMayExceedTheRoutesAttempts() {
        Course third = course.again(Examples.NOW);
        Course fourth = third.again(Examples.NOW);

        assertThat(third.job().getMaxAttempts()).isEqualTo(3);
        assertThat(fourth.job().getAttempt()).isEqualTo(4);
        assertThat(fourth.job().getMaxAttempts()).isEqualTo(4);
    }

    @Test
    void everyChangeMakesANewVersion() {
        assertThat(course.next().end().repeated().with("curl").version()).isEqualTo(course.version() + 4);
    }
}
