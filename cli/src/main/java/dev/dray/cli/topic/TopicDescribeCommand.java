package dev.dray.cli.topic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicDirectory;
import dev.dray.broker.read.TopicInfo;
import dev.dray.cli.Common;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dray topic describe TOPIC}. */
@Command(name = "describe", description = "Shows a topic's partitions and the settings in force.")
final class TopicDescribeCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "TOPIC", description = "The topic's name")
    private String name = "";

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Clients clients = settings.clients();
        KnownTopics.require(clients, List.of(name), Set.of());
        TopicInfo topic;
        try (Admin admin = clients.admin("topics")) {
            topic = new TopicDirectory(admin).describe(name);
        }
        if (common.screen().json()) {
            common.screen().json(json(topic));
        } else {
            print(topic, common.screen());
        }
    }

    private static void print(TopicInfo topic, Screen screen) {
        screen.line("topic        " + topic.name());
        screen.line("replication  " + topic.replication());
        screen.line("");
        Table partitions = new Table("PARTITION", "BEGIN", "END", "RECORDS AT MOST");
        topic.partitions()
                .forEach(each -> partitions.row(each.partition(), each.begin(), each.end(), each.end() - each.begin()));
        screen.table(partitions);
        screen.line("");
        Table settings = new Table("SETTING", "VALUE");
        new TreeMap<>(topic.settings()).forEach(settings::row);
        screen.table(settings);
    }

    private static ObjectNode json(TopicInfo topic) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", topic.name())
                .put("replication", topic.replication());
        var partitions = json.putArray("partitions");
        topic.partitions()
                .forEach(each -> partitions
                        .addObject()
                        .put("partition", each.partition())
                        .put("begin", each.begin())
                        .put("end", each.end()));
        ObjectNode settings = json.putObject("settings");
        new TreeMap<>(topic.settings()).forEach(settings::put);
        return json;
    }
}
