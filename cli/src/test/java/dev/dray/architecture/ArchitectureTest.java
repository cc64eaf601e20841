package dev.dray.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds in the product, and finds what was planted for it. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT = House.product();
    private static final JavaClasses PRODUCT_AND_TESTS = House.productAndTests();
    private static final JavaClasses PLANTED = House.planted();

    static Stream<Arguments> rules() {
        return Stream.concat(
                arguments(Rules.ofTheProduct(), PRODUCT), arguments(Rules.ofProductAndTests(), PRODUCT_AND_TESTS));
    }

    private static Stream<Arguments> arguments(Map<String, ArchRule> rules, JavaClasses classes) {
        return rules.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue(), classes));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void aRuleHolds(String planted, ArchRule rule, JavaClasses classes) {
        rule.check(classes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aRuleFindsWhatWasPlanted(String planted, ArchRule rule, JavaClasses classes) {
        assertThat(rule.evaluate(PLANTED).getFailureReport().getDetails())
                .anySatisfy(detail -> assertThat(detail).contains(planted));
    }

    @Test
    void everyRoomIsLookedAt() {
        for (String room : House.COMPILED) {
            assertThat(Path.of("..", room, "target", "classes")).isNotEmptyDirectory();
        }
        assertThat(PRODUCT.size()).isGreaterThan(100);
    }
}
