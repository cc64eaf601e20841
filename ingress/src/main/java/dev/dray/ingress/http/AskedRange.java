package dev.dray.ingress.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file a request asks for. What is no single range of bytes asks for all of them, as RFC 9110 has it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range-requests">RFC 9110, Range Requests</a>
 */
sealed interface AskedRange {
    Pattern ONE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?|bytes=-(\\d{1,18})");

    /** All there are. */
    record All() implements AskedRange {}

    /** So many from there on, at least one. */
    record Part(long from, long length) implements AskedRange {}

    /** Bytes the file does not have. */
    record NotThere() implements AskedRange {}

    /**
     * What is asked of a file.
     *
     * @param ifRange where it is there and not this file, all of the file is asked for
     */
    static AskedRange of(@Nullable String range, @Nullable String ifRange, String entityTag, long size) {
        if (range == null || (ifRange != null && !ifRange.equals(entityTag))) {
            return new All();
        }
        Matcher said = ONE.matcher(range.strip());
        if (!said.matches()) {
            return new All();
        }
        if (said.group(1) == null) {
            long last = Math.min(Long.parseLong(said.group(3)), size);
            return last == 0 ? new NotThere() : new Part(size - last, last);
        }
        long from = Long.parseLong(said.group(1));
        long to = said.group(2) == null ? size - 1 : Math.min(Long.parseLong(said.group(2)), size - 1);
        if (said.group(2) != null && Long.parseLong(said.group(2)) < from) {
            return new All();
        }
        return from >= size ? new NotThere() : new Part(from, to - from + 1);
    }
}
