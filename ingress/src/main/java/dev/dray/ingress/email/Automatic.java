package dev.dray.ingress.email;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells mail that no person wrote to us: it is never answered, as the other side might answer that. */
final class Automatic {
    private static final List<String> TELLING = List.of(
            "List-Id",
            "List-Post",
            "List-Unsubscribe",
            "X-Auto-Response-Suppress",
            "X-Autoreply",
            "X-Autorespond",
            "X-Loop",
            "Feedback-ID");
    private static final Pattern BULK = Pattern.compile("bulk|junk|list|auto[_-]?reply");
    private static final Pattern MACHINE = Pattern.compile("mailer-daemon|postmaster|(?:do-?)?not?-?reply");

    private Automatic() {}

    /** @param own our address: what comes from it is our own mail that came back */
    static boolean is(MailHead mail, Optional<MailAddress> sender, String own) {
        boolean submitted = mail.first("Auto-Submitted")
                .map(said -> HeaderValue.parse(said).word())
                .filter(said -> !said.equals("no"))
                .isPresent();
        boolean bulk = mail.first("Precedence")
                .map(said -> said.strip().toLowerCase(Locale.ROOT))
                .filter(said -> BULK.matcher(said).matches())
                .isPresent();
        boolean nobody = mail.first("Return-Path")
                .filter(said -> said.strip().equals("<>"))
                .isPresent();
        boolean report = mail.first("Content-Type")
                .filter(said -> HeaderValue.parse(said).word().equals("multipart/report"))
                .isPresent();
        boolean machine = sender.filter(from -> MACHINE.matcher(from.local()).matches()
                        || from.toString().equals(own))
                .isPresent();
        return submitted
                || bulk
                || nobody
                || report
                || machine
                || TELLING.stream().anyMatch(name -> mail.first(name).isPresent());
    }
}
