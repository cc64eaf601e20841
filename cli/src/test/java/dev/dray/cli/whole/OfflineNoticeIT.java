package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.JournalKind;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that goes away twice, and what the conversations that want something of it are told. */
class OfflineNoticeIT {
    private static final String GATEWAY = """
            lanes: {shell: {concurrency: 2}}
            router: {offline-after: 3s}
            routes: [{name: quick, when: {command: /quick}, run: {task: quick, lane: shell}}]
            """;
    private static final String NODE = """
            lanes: {shell: {concurrency: 2}}
            node: {name: mini, heartbeat: 200ms}
            tasks: {quick: {run: [echo, quick]}}
            """;

    @TempDir
    Path directory;

    private ThreeMachines three;

    @BeforeEach
    void start() throws Exception {
        three = ThreeMachines.start(directory, GATEWAY, NODE);
    }

    @AfterEach
    void end() {
        three.close();
    }

    @Test
    void eachConversationIsToldOnceAnOutageAndItsJobsRunWhenTheNodeIsBack() throws Exception {
        three.topics().answerTo(three.http().say("office", "before", "/quick"));
        assertThat(notices()).isEmpty();

        outage(1);
        assertThat(notices("office")).hasSize(1);
        assertThat(notices("shop")).hasSize(1);

        outage(2);
        assertThat(notices("office")).hasSize(2);
        assertThat(notices("shop")).hasSize(2);
        assertThat(notices()).as("all notices, none of them twice").hasSize(4).doesNotHaveDuplicates();
    }

    private void outage(int number) throws Exception {
        three.node().kill();
        three.topics()
                .await(
                        "that the node is gone",
                        Topics.JOURNAL,
                        number,
                        entry -> entry.getKind() == JournalKind.SYSTEM
                                && entry.getText().contains("went offline"));
        for (String id : List.of("a", "b", "c")) {
            three.http().say("office", number + id, "/quick");
            three.http().say("shop", number + id, "/quick");
        }
        Reply told = three.topics()
                .await("a notice in the office", Topics.REPLIES, number, reply -> isNotice(reply, "office"))
                .getLast();
        assertThat(told.getText()).startsWith("Node offline since ").contains("job queued");
        three.topics().await("a notice in the shop", Topics.REPLIES, number, reply -> isNotice(reply, "shop"));

        three.startNode();
        for (String conversation : List.of("office", "shop")) {
            assertThat(three.topics()
                            .await("that it is over", Topics.REPLIES, number, reply -> isOver(reply, conversation))
                            .getLast()
                            .getText())
                    .startsWith("Node mini is back after ");
        }
        for (String id : List.of("a", "b", "c")) {
            for (String conversation : List.of("office", "shop")) {
                assertThat(three.topics()
                                .answerTo("http:%s:%s".formatted(conversation, number + id))
                                .getText())
                        .startsWith("quick")
                        .containsPattern("_waited .+, ran .+ on mini_");
            }
        }
    }

    private static boolean isOver(Reply reply, String conversation) {
        return reply.getId().startsWith("back/") && reply.getConversation().equals("http/" + conversation);
    }

    private List<String> notices() {
        return three.topics().all(Topics.REPLIES, reply -> reply.getId().startsWith("outage/")).stream()
                .map(Reply::getId)
                .toList();
    }

    private List<Reply> notices(String conversation) {
        return three.topics().all(Topics.REPLIES, reply -> isNotice(reply, conversation));
    }

    private static boolean isNotice(Reply reply, String conversation) {
        return reply.getId().startsWith("outage/") && reply.getConversation().equals("http/" + conversation);
    }
}
