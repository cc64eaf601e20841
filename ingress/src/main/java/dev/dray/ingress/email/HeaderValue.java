package dev.dray.ingress.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header that is a word with parameters, such as {@code text/plain; charset=utf-8}. Read leniently: a semicolon may be
 * missing, a value unquoted; parameters in pieces and in a charset of their own (RFC 2231) are put together.
 *
 * @param word in lower case, empty where there is none
 * @param parameters by name in lower case, decoded
 */
record HeaderValue(String word, Map<String, String> parameters) {
    private static final Pattern WORD = Pattern.compile("^[\\s;]*([^\\s;=]+)(?=[\\s;]|$)");
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:^|[;\\s])\\s*([A-Za-z][A-Za-z0-9_-]*)(?:\\*(\\d{1,3}))?(\\*)?\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"?|([^;\\s]*(?:[ \\t]+(?![A-Za-z][A-Za-z0-9_*-]*=)[^;\\s]+)*))");
    private static final int HEX = 16;

    HeaderValue {
        parameters = Map.copyOf(parameters);
    }

    /** One piece of a parameter, and whether it is percent-encoded. */
    private record Piece(String text, boolean encoded) {}

    /** @param header one character a byte */
    static HeaderValue parse(String header) {
        String line = header.replaceAll("\\r?\\n(?=[ \\t])", "").replaceAll("[\\r\\n]", " ");
        Matcher word = WORD.matcher(line);
        boolean begins = word.find();
        Map<String, TreeMap<Integer, Piece>> pieces = new HashMap<>();
        Matcher found = PARAMETER.matcher(line);
        while (found.find()) {
            String text = found.group(4) == null
                    ? String.valueOf(found.group(5))
                    : found.group(4).replaceAll("\\\\(.)", "$1");
            int number = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
            boolean encoded = found.group(3) != null;
            pieces.computeIfAbsent(found.group(1).toLowerCase(Locale.ROOT), _ -> new TreeMap<>())
                    .merge(number, new Piece(text, encoded), (old, next) -> next.encoded() ? next : old);
        }
        Map<String, String> parameters = new HashMap<>();
        pieces.forEach((name, parts) -> parameters.put(name, joined(parts)));
        return new HeaderValue(begins ? word.group(1).toLowerCase(Locale.ROOT) : "", parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    private static String joined(TreeMap<Integer, Piece> pieces) {
        if (pieces.values().stream().noneMatch(Piece::encoded)) {
            return HeaderText.of(
                    String.join("", pieces.values().stream().map(Piece::text).toList()));
        }
        String charset = "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String text = piece.text();
            String[] said = text.split("'", 3);
            if (first && piece.encoded() && said.length == 3) {
                charset = said[0];
                text = said[2];
            }
            first = false;
            bytes.writeBytes(piece.encoded() ? percent(text) : text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return Bytes.read(bytes.toByteArray(), charset);
    }

    private static byte[] percent(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '%'
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), HEX) >= 0
                    && Character.digit(text.charAt(i + 2), HEX) >= 0;
            bytes.write(escape ? Integer.parseInt(text.substring(i + 1, i + 3), HEX) : text.charAt(i));
            i += escape ? 2 : 0;
        }
        return bytes.toByteArray();
    }
}
