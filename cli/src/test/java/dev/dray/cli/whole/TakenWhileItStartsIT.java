package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose router cannot begin yet, as while it rebuilds its stores: what comes meanwhile is taken. */
class TakenWhileItStartsIT {
    @TempDir
    Path directory;

    @Test
    void aMessageIsTakenBeforeTheRouterServesAndAnsweredOnceItDoes() throws Exception {
        Path home = Files.createDirectory(directory.resolve("gateway"));
        String listen = "127.0.0.1:" + Loopback.freePort();
        try (EmbeddedBroker broker = new EmbeddedBroker(
                Home.open(directory.resolve("broker")), new Embedded(new HostPort("127.0.0.1", 0), true))) {
            broker.start();
            Files.writeString(
                    home.resolve("dray.yaml"),
                    "channels: {http: {listen: \"%s\"}}\nbroker: {bootstrap: \"%s\"}\n"
                            .formatted(listen, broker.bootstrap()));
            HttpSender http = new HttpSender("http://" + listen, home);
            try (IdleMember idle = IdleMember.of("dray-router", broker.bootstrap());
                    DrayProcess gateway = DrayProcess.start(home, "gateway")) {
                Patience.until("the HTTP channel listens", http::answers, gateway::said);

                String message = http.say("office", "1", "/help");

                assertThat(gateway.said()).noneMatch(line -> line.startsWith("ready"));
                idle.leave();
                gateway.awaitReady();
                assertThat(new OnTopics(broker.bootstrap()).answerTo(message).getText())
                        .contains("/status");
                assertThat(gateway.stop()).isZero();
            }
        }
    }
}
