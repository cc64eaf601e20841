package dev.dray.ingress.email;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mail, or a part of one, says and brings along.
 *
 * @param text what a person would read of it
 * @param plain whether that was written as plain text rather than as HTML
 * @param spare text of a kind nobody shows as a rule, for where there is no other
 */
record MailContent(String text, boolean plain, String spare, List<MailFile> files) {

    /** A file in a mail. */
    record MailFile(String name, String mediaType, ByteBuffer bytes) {}

    static final MailContent NOTHING = new MailContent("", false, "", List.of());

    MailContent {
        files = List.copyOf(files);
    }

    static MailContent text(String text, boolean plain) {
        return new MailContent(text.strip(), plain, "", List.of());
    }

    static MailContent file(MailFile file, String spare) {
        return new MailContent("", false, spare, List.of(file));
    }

    /** What is to be read one after the other. */
    static MailContent all(List<MailContent> parts) {
        return new MailContent(
                String.join(
                        "\n\n",
                        parts.stream()
                                .map(MailContent::text)
                                .filter(text -> !text.isEmpty())
                                .toList()),
                parts.stream().anyMatch(part -> part.plain() && !part.text().isEmpty()),
                firstSpare(parts),
                files(parts));
    }

    /** What says the same in several ways: the plain way counts, else the last, which is the richest. */
    static MailContent best(List<MailContent> ways) {
        List<MailContent> said =
                ways.stream().filter(way -> !way.text().isEmpty()).toList();
        List<MailContent> plain = said.stream().filter(MailContent::plain).toList();
        MailContent best = plain.isEmpty() ? (said.isEmpty() ? NOTHING : said.getLast()) : all(plain);
        return new MailContent(best.text(), best.plain(), firstSpare(ways), files(ways));
    }

    /** The same, or that text to spare where there is nothing else. */
    MailContent or(String otherwise) {
        return words().isEmpty() && files.isEmpty() ? new MailContent(text, plain, otherwise.strip(), files) : this;
    }

    /** The text, or else what can be read in its place. */
    String words() {
        return text.isEmpty() ? spare : text;
    }

    private static String firstSpare(List<MailContent> parts) {
        return parts.stream()
                .map(MailContent::spare)
                .filter(spare -> !spare.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<MailFile> files(List<MailContent> parts) {
        List<MailFile> files = new ArrayList<>();
        parts.forEach(part -> files.addAll(part.files()));
        return files;
    }
}
