package dev.dray.ingress.email;

import dev.dray.ingress.channel.Conversation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom one of our accounts writes with, and about what: {@code email/office/ann@example.org/0f3c…}.
 *
 * @param address the other side
 * @param thread the hash of the Message-ID the thread began with; empty where a reply begins one
 */
record EmailConversation(String account, MailAddress address, Optional<String> thread) {
    private static final Pattern THREAD = Pattern.compile("([a-z0-9-]+)/([^\\s/]\\S*@[^/\\s@]+)(?:/([0-9a-f]{16}))?");

    /** The conversation a text names, if it names an account and an address. */
    static Optional<EmailConversation> parse(String text) {
        return Conversation.parse(text)
                .filter(said -> said.channel().equals(EmailSource.CHANNEL))
                .map(said -> THREAD.matcher(said.thread()))
                .filter(Matcher::matches)
                .flatMap(said -> MailAddress.parse(said.group(2))
                        .map(address ->
                                new EmailConversation(said.group(1), address, Optional.ofNullable(said.group(3)))));
    }

    /**
     * The conversation a mail belongs to. One whose sender is not proven is never in one with mails that are: nobody can
     * put words into another's conversation. One without a usable address gets no reply.
     *
     * @param root the Message-ID the thread began with
     */
    static String of(String account, MailSender sender, String root) {
        String thread = Hash.of(sender.proven() ? root : "unverified " + root);
        return sender.address()
                .map(address -> new EmailConversation(account, address, Optional.of(thread)).toString())
                .orElseGet(() -> "%s/%s/unknown/%s".formatted(EmailSource.CHANNEL, account, thread));
    }

    @Override
    public String toString() {
        return "%s/%s/%s%s"
                .formatted(
                        EmailSource.CHANNEL,
                        account,
                        address,
                        thread.map(hash -> "/" + hash).orElse(""));
    }
}
