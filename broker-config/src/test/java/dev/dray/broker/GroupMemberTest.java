package dev.dray.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.GroupMember.Begin;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupMemberTest {
    @Test
    void aMemberIsNamelessAndBeginsWithTheEarliestRecord() {
        assertThat(GroupMember.of("dray-node-video"))
                .isEqualTo(
                        new GroupMember("dray-node-video", Optional.empty(), Duration.ofSeconds(45), Begin.EARLIEST));
    }

    @Test
    void aNameAndAShorterSessionCanBeGiven() {
        assertThat(GroupMember.of("group")
                        .named("mini")
                        .withSession(Duration.ofSeconds(10))
                        .fromNow())
                .isEqualTo(new GroupMember("group", Optional.of("mini"), Duration.ofSeconds(10), Begin.LATEST));
    }

    @Test
    void aSessionThatBrokersRefuseIsRefused() {
        GroupMember member = GroupMember.of("group");
        assertThatThrownBy(() -> member.withSession(Duration.ofSeconds(5))).hasMessageStartingWith("session: PT5S");
        assertThatThrownBy(() -> member.withSession(Duration.ofMinutes(6))).hasMessageStartingWith("session: PT6M");
    }
}
