package dev.dray.broker.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.BrokerException;
import dev.dray.broker.TestingBroker;
import dev.dray.broker.topics.Change.AddPartitions;
import dev.dray.broker.topics.Change.Adjust;
import dev.dray.broker.topics.Change.Create;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProvisionerIT {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    private static final List<String> NO_LANES = List.of();

    private final String topic = "test-" + UUID.randomUUID();
    private final Admin admin = KAFKA.clients().admin("provisioner");

    @BeforeEach
    void make() {
        apply(provisioner(3, "1000"));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void whatWasAppliedIsThereAndNothingIsLeftToDo() {
        Provisioner provisioner = provisioner(3, "1000");
        assertThat(provisioner.verify(NO_LANES)).isEmpty();
        assertThat(provisioner.plan(NO_LANES)).matches(TopicPlan::isEmpty);
    }

    @Test
    void applyingAPlanAgainDoesNoHarm() {
        Provisioner provisioner = provisioner(3, "1000");
        TopicPlan plan = new TopicPlan(List.of(new Create(spec(3, "1000"))), List.of());
        provisioner.apply(plan);
        assertThat(provisioner.verify(NO_LANES)).isEmpty();
    }

    @Test
    void aSettingSomebodyChangedIsFoundAndRepaired() throws Exception {
        Provisioner provisioner = provisioner(3, "1000");
        set("retention.ms", "77");
        TopicPlan plan = awaitChange(provisioner);
        assertThat(provisioner.verify(NO_LANES)).containsExactly(new Deviation(topic, "retention.ms", "1000", "77"));
        assertThat(plan.changes()).containsExactly(new Adjust(topic, "retention.ms", "77", "1000"));
        provisioner.apply(plan);
        assertThat(provisioner.verify(NO_LANES)).isEmpty();
    }

    @Test
    void aSettingTheFileDoesNotNameIsLeftAlone() throws Exception {
        Provisioner provisioner = provisioner(3, "1000");
        set("segment.bytes", "2097152");
        set("retention.ms", "77");
        provisioner.apply(awaitChange(provisioner));
        assertThat(provisioner.verify(NO_LANES)).isEmpty();
        assertThat(TopicSettings.read(admin, List.of(topic)).get(topic)).containsEntry("segment.bytes", "2097152");
    }

    @Test
    void partitionsAreAdded() {
        Provisioner provisioner = provisioner(5, "1000");
        TopicPlan plan = provisioner.plan(NO_LANES);
        assertThat(plan.changes()).containsExactly(new AddPartitions(topic, 3, 5));
        provisioner.apply(plan);
        assertThat(provisioner.verify(NO_LANES)).isEmpty();
    }

    @Test
    void fewerPartitionsAreRefusedAndStayADeviation() {
        Provisioner provisioner = provisioner(2, "1000");
        TopicPlan plan = provisioner.plan(NO_LANES);
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.refusals()).extracting(Refusal::topic).containsExactly(topic);
        provisioner.apply(plan);
        assertThat(provisioner.verify(NO_LANES)).containsExactly(new Deviation(topic, "partitions", "2", "3"));
    }

    @Test
    void aSettingTheBrokerRefusesIsReportedWithItsTopic() {
        Provisioner provisioner = provisioner(3, "for ever");
        assertThatThrownBy(() -> provisioner.apply(provisioner.plan(NO_LANES)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("cannot change the settings of " + topic);
    }

    private void apply(Provisioner provisioner) {
        provisioner.apply(provisioner.plan(NO_LANES));
        assertThat(provisioner.verify(NO_LANES)).isEmpty();
    }

    /** The first plan with a change: a broker may answer from before somebody's change. */
    private static TopicPlan awaitChange(Provisioner provisioner) {
        for (int look = 0; look < 1000; look++) {
            TopicPlan plan = provisioner.plan(NO_LANES);
            if (!plan.isEmpty()) {
                return plan;
            }
        }
        throw new AssertionError("nothing to change");
    }

    private void set(String key, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(key, value), OpType.SET))))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    private TopicSpec spec(int partitions, String retention) {
        return new TopicSpec(topic, partitions, Map.of("retention.ms", retention));
    }

    private Provisioner provisioner(int partitions, String retention) {
        return new Provisioner(admin, new TopicsFile(List.of(spec(partitions, retention)), List.of()), (short) 1);
    }
}
