package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Who opens on Saturday?             | -1 | 0  | false | Who opens on Saturday?
                    /jobs                              | -1 | 0  | true  | /jobs
                    /deploy@replay_bot site            | -1 | 0  | true  | /deploy site
                    /deploy@Replay_Bot                 | -1 | 0  | true  | /deploy
                    /deploy@other_bot site             | -1 | 0  | false | /deploy@other_bot site
                    @replay_bot /deploy site           | 0  | 11 | true  | /deploy site
                    @replay_bot, what is left?         | 0  | 11 | true  | what is left?
                    What is left, @replay_bot          | 14 | 11 | true  | What is left,
                    Ask @replay_bot about it           | 4  | 11 | true  | Ask @replay_bot about it
                    @other_bot what is left?           | 0  | 10 | false | @other_bot what is left?
                    mail a@replay_bot is not a mention | -1 | 0  | false | mail a@replay_bot is not a mention
                    @replay_bot /deploy@other_bot      | 0  | 11 | false | /deploy@other_bot
                    /path/of/a/file is not a command   | -1 | 0  | false | /path/of/a/file is not a command
                    """)
    void inAGroupCommandsAndMentionsAreForUs(String text, int offset, int length, boolean addressed, String clean)
            throws Exception {
        String entities = offset < 0 ? "" : Talk.mention(offset, length);

        Message message = Updates.message(Talk.inGroup(1, text, entities), Groups.MENTION);

        assertThat(message.getAddressed()).isEqualTo(addressed);
        assertThat(message.getText()).isEqualTo(clean);
    }

    @Test
    void whatAnswersUsIsForUs() throws Exception {
        String answer = Talk.inGroup(1, "yes", "", "\"reply_to_message\":{\"message_id\":5,\"from\":{\"id\":77}}");
        String another = Talk.inGroup(1, "yes", "", "\"reply_to_message\":{\"message_id\":5,\"from\":{\"id\":78}}");

        assertThat(Updates.message(answer, Groups.MENTION).getAddressed()).isTrue();
        assertThat(Updates.message(another, Groups.MENTION).getAddressed()).isFalse();
    }

    @Test
    void whatIsSaidInATopicWeOpenedIsNotAnAnswerToUs() throws Exception {
        String inTopic = Talk.inGroup(
                1,
                "yes",
                "",
                "\"reply_to_message\":{\"message_id\":5,\"from\":{\"id\":77},\"forum_topic_created\":{\"name\":\"x\"}}");

        assertThat(Updates.message(inTopic, Groups.MENTION).getAddressed()).isFalse();
    }

    @Test
    void aMentionByNumberIsAMention() throws Exception {
        String update = Talk.inGroup(
                1, "Dray, status", "{\"type\":\"text_mention\",\"offset\":0,\"length\":4,\"user\":{\"id\":77}}");

        Message message = Updates.message(update, Groups.MENTION);

        assertThat(message.getAddressed()).isTrue();
        assertThat(message.getText()).isEqualTo("status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"mention\",\"offset\":-1,\"length\":11}",
                "{\"type\":\"mention\",\"offset\":0,\"length\":900}",
                "{\"type\":\"mention\",\"offset\":2147483647,\"length\":2}",
                "{\"type\":\"mention\"}",
                "17"
            })
    void anEntityThatIsNoneIsSurvived(String entity) throws Exception {
        assertThat(Updates.message(Talk.inGroup(1, "hello", entity), Groups.MENTION)
                        .getAddressed())
                .isFalse();
    }

    @Test
    void theOwnerMayHaveAllTalkOfGroupsMeantOrNone() throws Exception {
        String talk = Talk.inGroup(1, "hello", "");
        String command = Talk.inGroup(1, "/jobs", "");

        assertThat(Updates.message(talk, Groups.ALL).getAddressed()).isTrue();
        assertThat(Updates.message(command, Groups.NONE).getAddressed()).isFalse();
        assertThat(Updates.message(Talk.inGroup(1, "/jobs@other_bot", ""), Groups.ALL)
                        .getAddressed())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Groups.class)
    void aPressOfAButtonIsAlwaysForUs(Groups groups) throws Exception {
        Message message = Updates.message(Talk.press(1, "q", "/approve 1x5c0q"), groups);

        assertThat(message.getAddressed()).isTrue();
        assertThat(message.getText()).isEqualTo("/approve 1x5c0q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"forward_origin\":{\"type\":\"user\",\"sender_user\":{\"id\":666}}",
                "\"forward_date\":1795150000",
                "\"via_bot\":{\"id\":666,\"is_bot\":true}",
                "\"business_connection_id\":\"b\""
            })
    void otherPeoplesWordsAreNoCommandOfWhoPassesThemOn(String more) throws Exception {
        Message message = Updates.message(Talk.alone(1, 42, "/deploy", more), Groups.ALL);

        assertThat(message.getAddressed()).isFalse();
        assertThat(message.getText()).isEqualTo("/deploy");
        assertThat(message.getSender().getId()).isEqualTo("telegram:42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edited_message",
                "edited_channel_post",
                "business_message",
                "edited_business_message",
                "inline_query",
                "chosen_inline_result",
                "guest_message"
            })
    void whatIsNotWrittenToUsIsRecordedAndStartsNothing(String kind) throws Exception {
        String update =
                Talk.alone(1, 42, "/deploy", "\"query\":\"/deploy\"").replace("\"message\":", "\"" + kind + "\":");

        Message message = Updates.message(update, Groups.ALL);

        assertThat(message.getKind()).isEqualTo(kind);
        assertThat(message.getAddressed()).isFalse();
    }

    @Test
    void aServiceMessageStartsNothing() throws Exception {
        String joined = Talk.with(1, "\"new_chat_members\":[{\"id\":9,\"first_name\":\"Al\"}]");

        assertThat(Updates.message(joined, Groups.ALL).getAddressed()).isFalse();
    }

    @Test
    void anotherBotStartsNothing() throws Exception {
        String bot = Talk.inGroup(1, "/deploy", "").replace("\"is_bot\":false", "\"is_bot\":true");

        assertThat(Updates.message(bot, Groups.ALL).getAddressed()).isFalse();
    }

    @Test
    void aKindNobodyKnowsIsKeptWholeAndNotInterpreted() throws Exception {
        String update = Talk.alone(1, 42, "/deploy", "").replace("\"message\":", "\"hologram\":");
        UpdateMessage messages = new UpdateMessage(TestingBot.BOT, Groups.ALL);
        Update read = Update.parse(update.getBytes(StandardCharsets.UTF_8));

        Message message = messages.of(read, _ -> Optional.empty(), Updates.NOW);
        Message ofAnOwner = messages.of(read, _ -> Optional.of(Role.OWNER), Updates.NOW);

        assertThat(message.getText()).isEmpty();
        assertThat(new String(message.getRaw().array(), StandardCharsets.UTF_8)).isEqualTo(update);
        assertThat(ofAnOwner.getAddressed()).isFalse();
    }
}
