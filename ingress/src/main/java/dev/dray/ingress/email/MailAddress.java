package dev.dray.ingress.email;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A plain mail address, in lower case: the part before the at sign, and the domain. */
record MailAddress(String local, String domain) {
    /** What fits into a conversation with room for the account and the thread. */
    private static final int LONGEST = 120;

    private static final Pattern LOCAL = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]+");
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    /** The address, if it is one that needs no quotes, of at most 120 characters. */
    static Optional<MailAddress> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at < 0 || lower.length() > LONGEST) {
            return Optional.empty();
        }
        MailAddress address = new MailAddress(lower.substring(0, at), lower.substring(at + 1));
        return LOCAL.matcher(address.local).matches()
                        && DOMAIN.matcher(address.domain).matches()
                ? Optional.of(address)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
