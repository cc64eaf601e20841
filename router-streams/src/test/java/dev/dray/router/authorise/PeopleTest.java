package dev.dray.router.authorise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.schema.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {
    @Test
    void whoIsNotNamedIsAStranger() {
        People people = new People(List.of("telegram:42"), List.of("email:ann@example.org"), Optional.empty());

        assertThat(people.role("telegram:42")).isEqualTo(Role.OWNER);
        assertThat(people.role("email:ann@example.org")).isEqualTo(Role.GUEST);
        assertThat(people.role("telegram:420")).isEqualTo(Role.STRANGER);
    }

    @Test
    void anIdWithoutAChannelIsRefused() {
        assertThatThrownBy(() -> new People(List.of("telegram:42", "42"), List.of(), Optional.empty()))
                .hasMessage("owners[1]: \"42\" is not channel:id, such as telegram:42 or email:ann@example.org");
    }

    @Test
    void nobodyIsOwnerAndGuest() {
        assertThatThrownBy(() -> new People(List.of("telegram:42"), List.of("telegram:42"), Optional.empty()))
                .hasMessage("guests[0]: telegram:42 is an owner already; keep one of the two");
    }

    @Test
    void whereOwnersAreAskedIsAConversation() {
        assertThatThrownBy(() -> new People(List.of(), List.of(), Optional.of("telegram:42")))
                .hasMessage("ask: \"telegram:42\" is not a channel and a thread, such as telegram/42");
    }
}
