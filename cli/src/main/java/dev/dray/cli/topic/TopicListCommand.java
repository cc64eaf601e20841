package dev.dray.cli.topic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.broker.read.TopicDirectory;
import dev.dray.broker.read.TopicInfo;
import dev.dray.cli.Common;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Table;
import dev.dray.schema.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray topic list}. */
@Command(name = "list", description = "Lists topics with their partitions and records.")
final class TopicListCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        List<TopicInfo> topics;
        try (Admin admin = settings.clients().admin("topics")) {
            topics = new TopicDirectory(admin).list();
        }
        Screen screen = common.screen();
        Table table = new Table("TOPIC", "PARTITIONS", "RECORDS AT MOST", "KEPT", "HOLDS");
        for (TopicInfo topic : topics) {
            String kept = Kept.say(topic.settings());
            String holds = Topics.named(topic.name())
                    .map(ours -> ours.codec().type().getSimpleName())
                    .orElse("router's own");
            table.row(topic.name(), topic.partitions().size(), topic.records(), kept, holds);
            if (screen.json()) {
                screen.json(JsonNodeFactory.instance
                        .objectNode()
                        .put("topic", topic.name())
                        .put("partitions", topic.partitions().size())
                        .put("recordsAtMost", topic.records())
                        .put("kept", kept)
                        .put("holds", holds));
            }
        }
        if (!screen.json()) {
            screen.table(table);
        }
    }
}
