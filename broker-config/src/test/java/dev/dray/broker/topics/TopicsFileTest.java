package dev.dray.broker.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import dev.dray.runtime.config.ConfigException;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsFileTest {
    private final TopicsFile file = TopicsFile.load();

    @Test
    void theFixedTopicsAreThoseOfTheCatalogue() {
        assertThat(file.fixed())
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.FIXED.stream().map(Topic::name).toList());
    }

    @Test
    void everyLaneHasAStableAndACanaryTopicAndLightIsAlwaysALane() {
        assertThat(file.topics(List.of("video")))
                .extracting(TopicSpec::name)
                .contains(
                        Topics.jobs(Topics.LIGHT).name(),
                        Topics.jobs("video").name(),
                        Topics.jobs("video", Track.CANARY).name())
                .hasSize(Topics.FIXED.size() + 4);
    }

    @Test
    void namingLightAgainMakesNoSecondOne() {
        assertThat(file.topics(List.of(Topics.LIGHT))).isEqualTo(file.topics(List.of()));
    }

    @Test
    void aLaneWithAnUnfitNameIsRefused() {
        assertThatThrownBy(() -> file.topics(List.of("Video.canary")))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("lane \"Video.canary\"");
    }

    @Test
    void whatIsKeptForEverIsKeptForEver() {
        assertThat(List.of("dray.messages", "dray.journal", "dray.dead-letters"))
                .allSatisfy(name -> assertThat(spec(name).settings())
                        .containsEntry("cleanup.policy", "delete")
                        .containsEntry("retention.ms", "-1")
                        .containsEntry("retention.bytes", "-1"));
    }

    @Test
    void statesHeartbeatsCanariesAndSchedulesAreCompacted() {
        assertThat(List.of("dray.jobs", "dray.nodes", "dray.canaries", "dray.schedules"))
                .allSatisfy(name -> assertThat(spec(name).settings())
                        .containsEntry("cleanup.policy", "compact")
                        .containsKey("delete.retention.ms"));
    }

    @Test
    void everyTopicTakesTheLargestRecord() {
        assertThat(file.topics(List.of()))
                .allSatisfy(spec -> assertThat(spec.settings())
                        .containsEntry("max.message.bytes", String.valueOf(Clients.LARGEST_RECORD)));
    }

    @Test
    void theOwnerMayKeepATopicForAnotherTime() {
        TopicsFile changed = file.keeping(Map.of("dray.messages", Duration.ofDays(365)));
        assertThat(changed.topics(List.of()).getFirst().settings()).containsEntry("retention.ms", "31536000000");
        assertThat(changed.topics(List.of()).subList(1, changed.fixed().size()))
                .isEqualTo(file.topics(List.of()).subList(1, file.fixed().size()));
    }

    @Test
    void keepingATopicThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> file.keeping(Map.of("dray.message", Duration.ofDays(1))))
                .isInstanceOf(BrokerException.class)
                .hasMessage("broker.keep: \"dray.message\" is no topic that is kept for a time;"
                        + " did you mean \"dray.messages\"?");
    }

    @Test
    void keepingACompactedTopicForATimeIsRefused() {
        assertThatThrownBy(() -> file.keeping(Map.of("dray.nodes", Duration.ofDays(1))))
                .isInstanceOf(BrokerException.class);
    }

    @Test
    void aFileWithAnUnknownKeyIsRefused() {
        assertThatThrownBy(() -> TopicsFile.parse("topics: {dray.messages: {partitons: 6}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("partitions");
    }

    private TopicSpec spec(String name) {
        return file.fixed().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
