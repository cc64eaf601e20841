package dev.dray.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.broker.Clients;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Mailbox;
import dev.dray.cli.reach.Settings;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.runtime.home.Home;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the demo plays on: a home, the processes of three roles, a Bot API on loopback, and a watch over every topic. */
final class Stage implements AutoCloseable {
    private static final String TOKEN = "700700:demo-token-of-nobody";
    private static final String PHOTO_IN_EXAMPLE = "AgACAgIAAx0C-large";
    private static final String API_IN_EXAMPLE = "http://127.0.0.1:8081";
    private static final String DIRECTORY_IN_EXAMPLE = "~/dray/examples/day";
    private static final List<String> SCRIPTS = List.of("render.sh", "invoice.sh");

    private final Path home;
    private final ReplayBotApi telegram;
    private final Map<String, String> environment = Map.of("DRAY_DEMO_TOKEN", TOKEN);
    private final Actor gateway;
    private final Actor memory;
    private final Watch watch;
    private Actor node;

    private Stage(Path home, ReplayBotApi telegram) {
        this.home = home;
        this.telegram = telegram;
        this.gateway = Actor.start("gateway", home, environment);
        gateway.awaitReady();
        this.memory = Actor.start("memory", home, environment);
        this.node = Actor.start("node", home, environment);
        node.awaitReady();
        memory.awaitReady();
        Clients clients = new Clients(Settings.of(Home.open(home)).runningBroker(), "demo");
        this.watch = new Watch(
                clients,
                List.of(
                        Topics.MESSAGES.name(),
                        Topics.JOB_EVENTS.name(),
                        Topics.JOB_STATES.name(),
                        Topics.NODES.name(),
                        Topics.REPLIES.name(),
                        Topics.JOURNAL.name(),
                        Topics.DEAD_LETTERS.name()));
    }

    /** Sets up an empty directory and starts everything on it. */
    static Stage in(Path home) {
        ReplayBotApi telegram = new ReplayBotApi(TOKEN);
        telegram.start();
        telegram.hold(PHOTO_IN_EXAMPLE, "The new shop window, as if photographed".getBytes(UTF_8));
        try {
            Path tasks = Files.createDirectories(home.resolve("tasks"));
            for (String script : SCRIPTS) {
                Files.writeString(tasks.resolve(script), Examples.text(script));
            }
            Files.writeString(
                    home.resolve("dray.yaml"),
                    Examples.text("dray.yaml")
                            .replace(API_IN_EXAMPLE, telegram.api().toString())
                            .replace(DIRECTORY_IN_EXAMPLE, tasks.toString()));
        } catch (IOException e) {
            throw new CliException(ExitCode.CANNOT_START, "cannot write to %s: %s".formatted(home, e.getMessage()));
        }
        return new Stage(home, telegram);
    }

    Path home() {
        return home;
    }

    ReplayBotApi telegram() {
        return telegram;
    }

    Watch watch() {
        return watch;
    }

    Mailbox http() {
        return Mailbox.of(Home.open(home));
    }

    /** Ends the node as a power cut would, and says which process it was. */
    long killNode() {
        long pid = node.pid();
        node.kill();
        return pid;
    }

    void startNode() {
        node = Actor.start("node", home, environment);
        node.awaitReady();
    }

    @Override
    public void close() {
        watch.close();
        node.close();
        memory.close();
        gateway.close();
        telegram.close();
    }
}
