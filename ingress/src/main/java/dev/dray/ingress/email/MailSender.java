package dev.dray.ingress.email;

import dev.dray.ingress.email.AuthenticationResults.Finding;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sent a mail. Anybody can write any From line, so it counts only where a server we trust says that the domain in it
 * sent the mail.
 *
 * @param address what the From line says, where it says one address
 * @param shown the name it shows, or empty
 * @param proven whether a trusted server vouches for the address's domain
 */
record MailSender(Optional<MailAddress> address, String shown, boolean proven) {
    private static final Pattern LIKE_AN_ADDRESS = Pattern.compile("[^\\s<>,;:\"()]+@[^\\s<>,;:\"()]+");
    private static final String UNKNOWN = "unknown";

    /**
     * The sender by the headers of a mail.
     *
     * @param from all headers From
     * @param results all headers Authentication-Results, topmost first
     * @param trusted the servers whose word counts, in lower case
     */
    static MailSender of(List<String> from, List<String> results, List<String> trusted) {
        Optional<InternetAddress> only = only(from);
        Optional<MailAddress> address = only.flatMap(each -> MailAddress.parse(String.valueOf(each.getAddress())));
        if (address.isEmpty()) {
            return new MailSender(likely(from), "", false);
        }
        // A sender can write such headers, too, but only below those of the servers the mail came through after him.
        boolean proven = results.stream()
                .map(AuthenticationResults::parse)
                .flatMap(Optional::stream)
                .filter(each -> trusted.contains(each.server()))
                .findFirst()
                .filter(each -> proves(each, address.get().domain()))
                .isPresent();
        String shown = HeaderText.of(only.map(InternetAddress::toString)
                .map(text -> text.replaceAll("\\s*<[^<>]*>\\s*$", ""))
                .filter(text -> !text.contains("@"))
                .orElse(""));
        return new MailSender(address, shown.replace("\"", "").strip(), proven);
    }

    /** The id under which the router knows the sender: no list of owners has one that is unverified. */
    String id() {
        String said = address.map(MailAddress::toString).orElse(UNKNOWN);
        return EmailSource.CHANNEL + (proven ? ":" : ":unverified:") + said;
    }

    private static boolean proves(AuthenticationResults results, String domain) {
        Optional<Finding> dmarc = results.finding("dmarc")
                .filter(found -> !List.of("none", "bestguesspass").contains(found.result()));
        if (dmarc.isPresent()) {
            return dmarc.get().passed()
                    && dmarc.get().property("header.from").map(domain::equals).orElse(true);
        }
        return results.findings().stream().filter(Finding::passed).anyMatch(found -> switch (found.method()) {
            case "dkim" ->
                found.property("header.d")
                        .or(() -> found.property("header.i"))
                        .filter(signer -> isOf(signer, domain))
                        .isPresent();
            case "spf" ->
                found.property("smtp.mailfrom")
                        .filter(sender -> isOf(sender, domain))
                        .isPresent();
            default -> false;
        });
    }

    /** Whether a signer, or an envelope's sender, is of the domain itself or of one the domain is part of. */
    private static boolean isOf(String signer, String domain) {
        String name = signer.substring(signer.lastIndexOf('@') + 1);
        return name.contains(".") && (domain.equals(name) || domain.endsWith("." + name));
    }

    private static Optional<InternetAddress> only(List<String> from) {
        if (from.size() != 1) {
            return Optional.empty();
        }
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(from.getFirst(), true);
            return addresses.length == 1 && !addresses[0].isGroup() ? Optional.of(addresses[0]) : Optional.empty();
        } catch (AddressException _) {
            return Optional.empty();
        }
    }

    private static Optional<MailAddress> likely(List<String> from) {
        for (String each : from) {
            Matcher found = LIKE_AN_ADDRESS.matcher(each.toLowerCase(Locale.ROOT));
            while (found.find()) {
                Optional<MailAddress> address = MailAddress.parse(found.group());
                if (address.isPresent()) {
                    return address;
                }
            }
        }
        return Optional.empty();
    }
}
