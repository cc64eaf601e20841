package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.dray.ingress.telegram.Update.UnreadableException;
import dev.dray.schema.Attachment;
import dev.dray.schema.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateMessageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9001 | message             | telegram/42               | telegram:42             | Render the trailer in 1080p, please
                    9002 | message             | telegram/-1001777000111/7 | telegram:42             | What is left for today?
                    9003 | message             | telegram/-1001777000111   | telegram:43             | The invoices
                    9004 | message             | telegram/43               | telegram:43             | The whiteboard
                    9008 | edited_message      | telegram/42               | telegram:42             | Render the trailer in 720p, please
                    9009 | channel_post        | telegram/-1001777000222   | telegram:-1001777000222 | We are back at nine
                    9010 | callback_query      | telegram/-1001777000111/7 | telegram:42             | approve:1x5c0q0ab3k7z
                    9011 | inline_query        | telegram/44               | telegram:44             | opening hours
                    9012 | poll                | telegram/unknown          | telegram:unknown        | 'Lunch?\n- Yes'
                    9013 | my_chat_member      | telegram/42               | telegram:42             | ''
                    9014 | business_connection | telegram/45               | telegram:45             | ''
                    9015 | hologram            | telegram/46               | telegram:unknown        | ''
                    9016 | message             | telegram/unknown          | telegram:unknown        | ''
                    9017 | telepathy           | telegram/unknown          | telegram:unknown        | ''
                    9018 | empty               | telegram/unknown          | telegram:unknown        | ''
                    """)
    void everyKindOfUpdateBecomesAMessage(int id, String kind, String conversation, String sender, String text)
            throws Exception {
        Message message = Updates.message(id);

        assertThat(message.getId()).isEqualTo("telegram:77:" + id);
        assertThat(message.getChannel()).isEqualTo("telegram");
        assertThat(message.getKind()).isEqualTo(kind);
        assertThat(message.getConversation()).isEqualTo(conversation);
        assertThat(message.getSender().getId()).isEqualTo(sender);
        assertThat(message.getText()).isEqualTo(text);
        assertThat(message.getRole()).isEmpty();
        assertThat(message.getReceivedAt()).isEqualTo(Updates.NOW);
    }

    @Test
    void theBytesOfAnUpdateTravelAlongAsTheyCame() throws Exception {
        String line = Updates.lines().get(18);

        Message message = Updates.message(9019);

        assertThat(new String(message.getRaw().array(), StandardCharsets.UTF_8)).isEqualTo(line);
        assertThat(message.getText()).isEqualTo("Grüße & ein 🐎,  with  two spaces");
    }

    @Test
    void theNameAndTheTimeAreTheSendersOwn() throws Exception {
        Message message = Updates.message(9001);
        Message edited = Updates.message(9008);

        assertThat(message.getSender().getName()).contains("Ines Okafor");
        assertThat(message.getSentAt()).contains(Instant.ofEpochSecond(1795158000));
        assertThat(edited.getSentAt()).contains(Instant.ofEpochSecond(1795158240));
        assertThat(Updates.message(9009).getSender().getName()).contains("Studio news");
    }

    @Test
    void aFormattedMessageIsReadAsItsWords() throws Exception {
        assertThat(Updates.message(9020).getText()).isEqualTo("Menu\nsoup and bread");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "location":{"latitude":52.5163,"longitude":13.3777} | Location: 52.516300, 13.377700
                    "venue":{"location":{"latitude":-1.5,"longitude":2},"title":"Shop","address":"High St 1"},"location":{"latitude":-1.5,"longitude":2} | Venue: Shop, High St 1 (-1.500000, 2.000000)
                    "contact":{"phone_number":"+4930123","first_name":"Al","last_name":"Smith"} | Contact: Al Smith +4930123
                    "dice":{"emoji":"X","value":4} | X 4
                    "poll":{"question":"Lunch?","options":[{"text":"Yes"},{"text":"No"}]} | 'Lunch?\n- Yes\n- No'
                    "checklist":{"title":"Today","tasks":[{"id":1,"text":"Bake"}]} | 'Today\n- Bake'
                    "sticker":{"file_id":"s","emoji":"Y"} | Y
                    "photo":[{"file_id":"p","width":1,"height":1}],"caption":"/scan" | /scan
                    """)
    void whatIsNoTextIsSaidInWords(String members, String text) throws Exception {
        Message message = Updates.message(Talk.with(1, members), Groups.MENTION);

        assertThat(message.getText()).isEqualTo(text);
        assertThat(message.getAddressed()).isTrue();
    }

    @Test
    void ofAReplyOnlyTheSendersOwnWordsAreItsText() throws Exception {
        Message message = Updates.message(
                Talk.alone(1, 42, "yes", "\"reply_to_message\":{\"message_id\":3,\"text\":\"/deploy?\"}"),
                Groups.MENTION);

        assertThat(message.getText()).isEqualTo("yes");
        assertThat(new String(message.getRaw().array(), StandardCharsets.UTF_8)).contains("/deploy?");
    }

    @Test
    void ofAPhotoTheLargestSizeIsAttached() throws Exception {
        assertThat(Updates.message(9004).getAttachments())
                .containsExactly(Attachment.newBuilder()
                        .setId("large")
                        .setMediaType("image/jpeg")
                        .setSize(120345L)
                        .build());
    }

    @Test
    void aFileThatComesTwiceIsAttachedOnce() throws Exception {
        assertThat(Updates.message(9005).getAttachments())
                .extracting(Attachment::getId, Attachment::getName)
                .containsExactly(tuple("gif", "wave.mp4"));
    }

    @Test
    void filesSayWhatTheyAre() throws Exception {
        assertThat(Updates.message(9006).getAttachments())
                .extracting(Attachment::getMediaType)
                .containsExactly("audio/ogg");
        assertThat(Updates.message(9007).getAttachments())
                .extracting(Attachment::getMediaType, Attachment::getSize)
                .containsExactly(tuple("application/x-tgsticker", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17",
                "[]",
                "\"x\"",
                "null",
                "{}",
                "{\"update_id\":\"5\"}",
                "{\"update_id\":1.5}",
                "{\"update_id\":1,",
                "{a}"
            })
    void whatHasNoNumberIsNoUpdate(String json) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Update.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
