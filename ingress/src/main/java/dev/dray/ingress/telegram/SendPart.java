package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.telegram.Part.Files;
import dev.dray.ingress.telegram.Part.Words;
import dev.dray.ingress.telegram.SentFile.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** The one call that sends a part. */
record SendPart(BotApi api) {
    private static final ObjectMapper JSON = new ObjectMapper();

    BotAnswer send(Target target, Part part) throws IOException, InterruptedException {
        return switch (part) {
            case Words words -> api.post("sendMessage", MessageJson.words(target, words.text(), words.buttons()));
            case Files some
            when some.files().size() == 1 ->
                api.upload(some.files().getFirst().shape().method(), one(target, some));
            case Files some -> api.upload("sendMediaGroup", album(target, some));
        };
    }

    private static Multipart one(Target target, Files some) throws FileNotFoundException {
        SentFile file = some.files().getFirst();
        Multipart form = form(target);
        if (!some.caption().text().isEmpty()) {
            form.field("caption", some.caption().text());
            form.field("caption_entities", MessageJson.entities(some.caption()).toString());
        }
        if (file.shape() == Shape.VIDEO) {
            form.field("supports_streaming", "true");
        }
        MessageJson.keyboard(some.buttons()).ifPresent(keyboard -> form.field("reply_markup", keyboard.toString()));
        return form.file(file.shape().word(), file.blob().file(), file.name(), file.mediaType());
    }

    private static Multipart album(Target target, Files some) throws FileNotFoundException {
        List<SentFile> files = some.files();
        ArrayNode media = JSON.createArrayNode();
        for (int i = 0; i < files.size(); i++) {
            ObjectNode item =
                    media.addObject().put("type", files.get(i).shape().word()).put("media", "attach://file" + i);
            if (files.get(i).shape() == Shape.VIDEO) {
                item.put("supports_streaming", true);
            }
        }
        if (!some.caption().text().isEmpty()) {
            ObjectNode first = (ObjectNode) media.get(0);
            first.put("caption", some.caption().text()).set("caption_entities", MessageJson.entities(some.caption()));
        }
        Multipart form = form(target).field("media", media.toString());
        for (int i = 0; i < files.size(); i++) {
            form.file(
                    "file" + i,
                    files.get(i).blob().file(),
                    files.get(i).name(),
                    files.get(i).mediaType());
        }
        return form;
    }

    private static Multipart form(Target target) {
        Multipart form = new Multipart().field("chat_id", String.valueOf(target.chat()));
        target.topic().ifPresent(topic -> form.field("message_thread_id", String.valueOf(topic)));
        return form;
    }
}
