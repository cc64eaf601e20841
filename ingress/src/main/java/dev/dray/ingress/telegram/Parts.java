package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.telegram.Part.Files;
import dev.dray.ingress.telegram.Part.Words;
import dev.dray.ingress.telegram.text.Formatted;
import dev.dray.ingress.telegram.text.Markdown;
import dev.dray.schema.Action;
import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the parts of a reply: its words, with the buttons under the last of them, then its files, neighbours of one kind
 * as an album. Few words go under the first file instead. The same reply and files make the same parts each time, as the
 * ledger counts them.
 */
record Parts(Blobs blobs) {
    private static final long MOST_BYTES = 50_000_000;
    private static final int MOST_IN_AN_ALBUM = 10;

    List<Part> of(Reply reply) {
        Formatted text = Markdown.format(reply.getText());
        List<SentFile> files = new ArrayList<>();
        for (Attachment file : reply.getAttachments()) {
            Optional<Blob> found = blobs.find(file.getId());
            if (found.isEmpty()) {
                text = text.withLine(FileLine.named(file));
            } else if (found.get().size() == 0) {
                text = text.withLine(FileLine.empty(file));
            } else if (found.get().size() > MOST_BYTES) {
                text = text.withLine(FileLine.tooLarge(file, found.get().size()));
            } else {
                Blob blob = found.get();
                files.add(new SentFile(
                        blob, FileLine.name(file), file.getMediaType(), FileShape.of(blob, file.getMediaType())));
            }
        }
        return of(withCommands(text, reply.getActions()), albums(files), reply.getActions());
    }

    private static List<Part> of(Formatted text, List<List<SentFile>> albums, List<Action> buttons) {
        Formatted none = Formatted.plain("");
        List<Part> parts = new ArrayList<>();
        // Under an album there can be no buttons.
        boolean under = !albums.isEmpty()
                && text.text().length() <= Formatted.MOST_CAPTION_UNITS - Part.REPEATED.length()
                && (buttons.isEmpty() || albums.getFirst().size() == 1);
        if (!under) {
            Formatted said = text.text().isBlank() ? Formatted.plain("(no text)") : text;
            // A repeated part needs room for saying so, and what the parts are must not depend on it.
            List<Formatted> texts = said.parts(Formatted.MOST_UNITS - Part.REPEATED.length());
            texts.subList(0, texts.size() - 1).forEach(each -> parts.add(new Words(each, List.of())));
            parts.add(new Words(texts.getLast(), buttons));
        }
        for (List<SentFile> album : albums) {
            boolean captioned = under && parts.isEmpty();
            parts.add(new Files(album, captioned ? text : none, captioned ? buttons : List.of()));
        }
        return List.copyOf(parts);
    }

    /** What a button does can also be written, by those whose Telegram shows none. */
    private static Formatted withCommands(Formatted text, List<Action> buttons) {
        Formatted said = text;
        for (Action each : buttons) {
            if (!said.text().contains(each.getCommand())) {
                said = said.withLine(Formatted.plain(each.getLabel() + ": " + each.getCommand()));
            }
        }
        return said;
    }

    private static List<List<SentFile>> albums(List<SentFile> files) {
        List<List<SentFile>> albums = new ArrayList<>();
        for (SentFile file : files) {
            if (albums.isEmpty() || !goesInto(albums.getLast(), file)) {
                albums.add(new ArrayList<>());
            }
            albums.getLast().add(file);
        }
        return albums;
    }

    private static boolean goesInto(List<SentFile> album, SentFile file) {
        long size = album.stream().mapToLong(each -> each.blob().size()).sum();
        return album.size() < MOST_IN_AN_ALBUM
                && album.getLast().shape().goesWith(file.shape())
                && size + file.blob().size() <= MOST_BYTES;
    }
}
