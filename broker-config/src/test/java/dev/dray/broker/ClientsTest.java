package dev.dray.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientsTest {
    private final Clients clients = new Clients(new ExternalBroker(TestingBroker.at("gateway:9092")), "node-mini");

    @Test
    void aClientIsNamedForItsOwnerAndPurposeAndKeepsQuiet() {
        assertThat(clients.settings("lanes"))
                .containsEntry("bootstrap.servers", "gateway:9092")
                .containsEntry("client.id", "node-mini-lanes")
                .containsEntry("enable.metrics.push", false);
    }

    @Test
    void everyCallerGetsSettingsOfItsOwn() {
        clients.settings("lanes").put("client.id", "changed");
        assertThat(clients.settings("lanes")).containsEntry("client.id", "node-mini-lanes");
    }
}
