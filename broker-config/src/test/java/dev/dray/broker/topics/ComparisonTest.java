package dev.dray.broker.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.topics.ActualTopics.Actual;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final short ANY = -1;
    private static final TopicSpec WANTED =
            new TopicSpec("dray.replies", 6, Map.of("retention.ms", "1000", "cleanup.policy", "delete"));

    @Test
    void aTopicThatIsNotThereIsCreated() {
        assertThat(compare(ANY).plan().lines())
                .containsExactly("create dray.replies with 6 partitions, cleanup.policy=delete, retention.ms=1000");
    }

    @Test
    void aSettingThatDiffersIsChanged() {
        Actual actual = new Actual(6, 1, Map.of("retention.ms", "500", "cleanup.policy", "delete"));
        assertThat(compare(actual, ANY).plan().lines())
                .containsExactly("change retention.ms of dray.replies from 500 to 1000");
    }

    @Test
    void missingPartitionsAreAdded() {
        assertThat(compare(actual(3, 1), ANY).plan().lines())
                .containsExactly(
                        "add partitions to dray.replies: 3 become 6; keys move, so do it while nothing is under way");
    }

    @Test
    void partitionsTooManyAreRefused() {
        TopicPlan plan = compare(actual(12, 1), ANY).plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.lines())
                .containsExactly("cannot change dray.replies: it has 12 partitions and should have 6,"
                        + " but no broker can take partitions away; make a new topic and copy, or live with it");
    }

    @Test
    void anotherNumberOfCopiesIsRefused() {
        assertThat(compare(actual(6, 1), (short) 3).plan().refusals())
                .singleElement()
                .asString()
                .contains("1 copies and should have 3");
    }

    @Test
    void theNumberOfCopiesIsTheBrokersBusinessUnlessSaid() {
        assertThat(compare(actual(6, 1), ANY).plan()).matches(TopicPlan::isEmpty);
        assertThat(compare(actual(6, 3), ANY).plan()).matches(TopicPlan::isEmpty);
    }

    @Test
    void aSettingTheBrokerDoesNotKnowIsADeviation() {
        Actual actual = new Actual(6, 1, Map.of("cleanup.policy", "delete"));
        assertThat(compare(actual, ANY).deviations())
                .containsExactly(new Deviation("dray.replies", "retention.ms", "1000", "absent"));
    }

    @Test
    void aDeviationNamesTheTopicTheKeyAndBothValues() {
        assertThat(new Deviation("dray.replies", "retention.ms", "1000", "absent"))
                .hasToString("dray.replies: retention.ms should be 1000 but is absent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3 | 0.300000 | true",
                "1000 | 1000 | true",
                "1000 | 1001 | false",
                "compact,delete | delete, compact | true",
                "compact | delete | false"
            })
    void valuesAreComparedAsBrokersMeanThem(String one, String other, boolean alike) {
        assertThat(TopicSettings.alike(one, other)).isEqualTo(alike);
    }

    private static Actual actual(int partitions, int replication) {
        return new Actual(partitions, replication, WANTED.settings());
    }

    private static Comparison compare(short replication) {
        return new Comparison(List.of(WANTED), new ActualTopics(Map.of()), replication);
    }

    private static Comparison compare(Actual actual, short replication) {
        return new Comparison(List.of(WANTED), new ActualTopics(Map.of(WANTED.name(), actual)), replication);
    }
}
