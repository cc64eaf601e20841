package dev.dray.ingress.email;

import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.email.MailLedger.Answerable;
import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reply as a mail: its Markdown as plain text and as HTML, and its files. Its Message-ID is made of the reply's id, so
 * that it is the same however often it is sent.
 */
final class OutgoingMail {
    static final String REPEATED = "(repeated) ";

    private static final String UTF_8 = "utf-8";
    private static final Pattern ANSWER = Pattern.compile("(?iu)^(?:(?:re|aw|sv|antw|odp|r|rif|res)\\s*:\\s*)+");
    private static final Pattern MARKUP = Pattern.compile("[*_`#>]+");
    private static final int LONGEST_SUBJECT = 78;
    private static final int MOST_REFERENCES = 20;

    private final EmailConfig account;
    private final MailAddress to;
    private final Reply reply;
    private final Optional<Answerable> answered;

    /** @param answered what it answers, where that is known */
    OutgoingMail(EmailConfig account, MailAddress to, Reply reply, Optional<Answerable> answered) {
        this.account = account;
        this.to = to;
        this.reply = reply;
        this.answered = answered;
    }

    String messageId() {
        String domain = account.address().substring(account.address().lastIndexOf('@') + 1);
        return "<%s.dray@%s>".formatted(Hash.of(reply.getId()), domain);
    }

    /**
     * The mail.
     *
     * @param mayHaveArrived whether to say that it may be a repetition
     * @param most the most bytes the server takes; files that make it larger are named, not sent
     */
    Written composed(Session session, boolean mayHaveArrived, long most, Blobs blobs) throws MessagingException {
        Enclosed enclosed = Enclosed.of(reply, most, blobs);
        Written mail = new Written(session, messageId());
        mail.setFrom(new InternetAddress(account.address()));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to.toString()));
        mail.setSentDate(Date.from(reply.getAt()));
        mail.setSubject(subject(), UTF_8);
        thread(mail);
        mail.setHeader("Auto-Submitted", answered.isPresent() ? "auto-replied" : "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        MimeMultipart both = both((mayHaveArrived ? REPEATED : "") + text(enclosed));
        if (enclosed.sent().isEmpty()) {
            mail.setContent(both);
        } else {
            MimeMultipart all = new MimeMultipart();
            MimeBodyPart words = new MimeBodyPart();
            words.setContent(both);
            all.addBodyPart(words);
            for (StoredFile file : enclosed.sent()) {
                MimeBodyPart part = new MimeBodyPart();
                part.setDataHandler(new DataHandler(file));
                part.setDisposition("attachment");
                part.setFileName(file.name());
                all.addBodyPart(part);
            }
            mail.setContent(all);
        }
        mail.saveChanges();
        return mail;
    }

    /** A mail that knows whether it has gone over the line whole. */
    static final class Written extends MimeMessage {
        private final String id;
        private volatile boolean whole;

        private Written(Session session, String id) {
            super(session);
            this.id = id;
        }

        boolean whole() {
            return whole;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        @Override
        public void writeTo(java.io.OutputStream out, String[] without) throws java.io.IOException, MessagingException {
            super.writeTo(out, without);
            whole = true;
        }
    }

    /** The files that go along, and the names of those that cannot. */
    private record Enclosed(List<StoredFile> sent, List<String> named) {
        /** Base64 makes four bytes of three, and breaks lines. */
        private static final double ENCODED = 1.4;

        static Enclosed of(Reply reply, long most, Blobs blobs) {
            List<StoredFile> sent = new ArrayList<>();
            List<String> named = new ArrayList<>();
            double room = most;
            for (Attachment file : reply.getAttachments()) {
                String name = file.getName().isBlank() ? "file" : FileName.safe(file.getName());
                Optional<Blob> blob = blobs.find(file.getId());
                if (blob.isPresent() && blob.get().size() * ENCODED < room) {
                    room -= blob.get().size() * ENCODED;
                    sent.add(
                            new StoredFile(name, file.getMediaType(), blob.get().file()));
                } else {
                    named.add(blob.isPresent() ? name + " (too large for a mail)" : name + " (not here any more)");
                }
            }
            return new Enclosed(sent, named);
        }
    }

    private String text(Enclosed enclosed) {
        StringBuilder text = new StringBuilder(reply.getText().strip());
        enclosed.named()
                .forEach(name ->
                        text.append(text.isEmpty() ? "" : "\n\n").append("📎 ").append(name));
        reply.getActions()
                .forEach(action -> text.append(text.isEmpty() ? "" : "\n\n")
                        .append("%s: answer with `%s`".formatted(action.getLabel(), action.getCommand())));
        return text.isEmpty() ? "(no text)" : text.toString();
    }

    private static MimeMultipart both(String markdown) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(markdown, UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MarkdownPage.of(markdown), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    private void thread(MimeMessage mail) throws MessagingException {
        String before = answered.map(Answerable::messageId).orElse("");
        if (before.isEmpty()) {
            return;
        }
        mail.setHeader("In-Reply-To", before);
        List<String> references = new ArrayList<>(answered.orElseThrow().references());
        references.remove(before);
        references.add(before);
        if (references.size() > MOST_REFERENCES) {
            // The first is the thread's root, the last are whom it answers.
            references.subList(1, references.size() - MOST_REFERENCES + 1).clear();
        }
        mail.setHeader("References", MimeUtility.fold("References: ".length(), String.join(" ", references)));
    }

    private String subject() {
        if (answered.isPresent()) {
            return "Re: " + ANSWER.matcher(answered.get().subject()).replaceFirst("");
        }
        String first = reply.getText().strip().lines().findFirst().orElse("");
        String plain = MARKUP.matcher(first).replaceAll("").strip();
        if (plain.isEmpty()) {
            return "Dray";
        }
        return plain.length() <= LONGEST_SUBJECT
                ? plain
                : plain.substring(0, LONGEST_SUBJECT - 1).strip() + "…";
    }
}
