package dev.dray.ingress.telegram;

import dev.dray.ingress.telegram.text.Formatted;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Attachment;

/** The line that stands in a message for a file that does not go along. */
final class FileLine {
    private FileLine() {}

    static Formatted named(Attachment file) {
        return Formatted.plain("📎 " + name(file));
    }

    static Formatted empty(Attachment file) {
        return Formatted.plain("📎 %s (an empty file)".formatted(name(file)));
    }

    static Formatted tooLarge(Attachment file, long size) {
        return Formatted.plain(
                "📎 %s (%s are more than the 50 MB Telegram takes from a bot; fetch it from the gateway: /blobs/%s)"
                        .formatted(name(file), new DataSize(size), file.getId()));
    }

    static Formatted refused(SentFile file) {
        return Formatted.plain("📎 %s (Telegram did not take it; fetch it from the gateway: /blobs/%s)"
                .formatted(file.name(), file.blob().id()));
    }

    static String name(Attachment file) {
        return file.getName().isBlank() ? file.getId() : file.getName();
    }
}
