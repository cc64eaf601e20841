package dev.dray.ingress.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What keeps mail from coming in, in a sentence with the remedy. */
final class MailTrouble {
    private MailTrouble() {}

    static String of(MessagingException failure, EmailConfig account, String folder) {
        String place = "%s:%d".formatted(account.imap().host(), account.imap().port());
        Throwable root = root(failure);
        if (failure instanceof AuthenticationFailedException) {
            return "%s does not let %s in (%s); put the right password where %s points: many providers want an app password"
                    .formatted(
                            place,
                            account.imap().user(),
                            failure.getMessage(),
                            account.imap().password());
        }
        if (failure instanceof FolderNotFoundException) {
            return "%s has no folder \"%s\"; write its name in channels.email.imap.folders as the server has it"
                    .formatted(place, folder);
        }
        if (root instanceof SSLException) {
            return "%s cannot be spoken to safely (%s); check host, port and tls, and that its certificate is valid for that host"
                    .formatted(place, root.getMessage());
        }
        if (root instanceof UnknownHostException) {
            return "%s cannot be found; check channels.email.imap.host"
                    .formatted(account.imap().host());
        }
        return "the folder \"%s\" at %s cannot be read: %s; it is tried again"
                .formatted(folder, place, root.getMessage() == null ? root.toString() : root.getMessage());
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
