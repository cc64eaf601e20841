package dev.dray.ingress.email;

import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.email.MailContent.MailFile;
import dev.dray.schema.Attachment;
import dev.dray.schema.Message;
import dev.dray.schema.Sender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a message of a mail, and keeps its files. */
final class MailMessage {
    static final String MAIL = "message/rfc822";

    /** Up to here a mail travels along whole; a larger one is kept as a file, and its head travels along. */
    private static final int LARGEST_RAW = 1024 * 1024;

    private static final int HEAD = 64 * 1024;
    private static final int LONGEST_TEXT = 1_000_000;

    private final Blobs blobs;

    MailMessage(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * The message.
     *
     * @param bytes the mail as it came
     * @throws IngressException where a file cannot be kept
     */
    Message of(MailPlace place, ReadMail mail, byte[] bytes, String conversation, Instant now) {
        List<Attachment> attachments = new ArrayList<>();
        for (MailFile file : mail.content().files()) {
            attachments.add(kept(file));
        }
        String text = mail.text();
        boolean whole = bytes.length <= LARGEST_RAW && text.length() <= LONGEST_TEXT;
        if (!whole) {
            attachments.add(
                    kept(new MailFile(FileName.safe(mail.head().subject() + ".eml"), MAIL, ByteBuffer.wrap(bytes))));
        }
        Message.Builder message = Message.newBuilder()
                .setId(place.id())
                .setChannel(EmailSource.CHANNEL)
                .setConversation(conversation)
                .setSender(sender(mail.sender()))
                .setKind(mail.automatic() ? "automatic" : "mail")
                .setText(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT))
                .setAttachments(attachments)
                .setReceivedAt(now)
                .setRaw(ByteBuffer.wrap(whole ? bytes : Arrays.copyOf(bytes, Math.min(bytes.length, HEAD))))
                .setRawType(MAIL)
                .setAddressed(!mail.automatic());
        mail.head().sentAt().ifPresent(message::setSentAt);
        return message.build();
    }

    private static Sender sender(MailSender from) {
        Sender.Builder sender = Sender.newBuilder().setId(from.id());
        if (!from.shown().isEmpty()) {
            sender.setName(from.shown());
        }
        return sender.build();
    }

    private Attachment kept(MailFile file) {
        try {
            Blob blob = blobs.keep(new ByteArrayInputStream(file.bytes().array()));
            return Attachment.newBuilder()
                    .setId(blob.id())
                    .setName(file.name())
                    .setMediaType(file.mediaType())
                    .setSize(blob.size())
                    .build();
        } catch (IOException e) {
            throw new IngressException(
                    "a file that came by email cannot be kept (%s); make room on the disk, or the blob store writable"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
