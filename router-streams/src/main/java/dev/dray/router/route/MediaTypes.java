package dev.dray.router.route;

import java.util.Locale;

/** Compares media types (RFC 6838) with families of them. */
final class MediaTypes {
    private MediaTypes() {}

    /** Whether a type such as {@code image/png; q=1} belongs to a family such as {@code image/*}. */
    static boolean fits(String type, String family) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String wanted = family.toLowerCase(Locale.ROOT);
        int slash = plain.indexOf('/');
        int cut = wanted.indexOf('/');
        return slash >= 0
                && part(plain.substring(0, slash), wanted.substring(0, cut))
                && part(plain.substring(slash + 1), wanted.substring(cut + 1));
    }

    private static boolean part(String given, String wanted) {
        return wanted.equals("*") || wanted.equals(given);
    }
}
