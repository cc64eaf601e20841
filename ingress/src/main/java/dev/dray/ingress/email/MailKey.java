package dev.dray.ingress.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what a mail is known when it shows up again under another UID: its Message-ID and its words.
 *
 * @param hash of both; of date, sender and subject in place of the Message-ID where there is none
 * @param named whether there is a Message-ID: without one two mails may be alike and yet be two
 */
record MailKey(String hash, boolean named) {

    static MailKey of(MailHead head, byte[] mail) {
        String name = head.messageId()
                .orElseGet(() -> Stream.of("Date", "From", "To", "Subject")
                        .map(header -> head.first(header).orElse(""))
                        .collect(Collectors.joining("\n")));
        // On the way from one server to another line ends may change, and what is behind the last line.
        String text = new String(mail, ISO_8859_1).replace("\r", "");
        int body = text.indexOf("\n\n");
        String words = body < 0 ? text : text.substring(body).stripTrailing();
        return new MailKey(
                Hash.of((name + "\n" + words).getBytes(ISO_8859_1)),
                head.messageId().isPresent());
    }
}
