package dev.dray.ingress.email;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a mail is: its UID counts in a folder for as long as the folder's UIDVALIDITY stays. */
record MailPlace(String account, String folder, long validity, long uid) {

    /** The id of the message the mail becomes. */
    String id() {
        return "%s:%s:%s:%d:%d"
                .formatted(
                        EmailSource.CHANNEL, account, URLEncoder.encode(folder, StandardCharsets.UTF_8), validity, uid);
    }
}
