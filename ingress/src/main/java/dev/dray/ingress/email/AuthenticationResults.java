package dev.dray.ingress.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says it found out about a mail's sender: a header Authentication-Results (RFC 8601).
 *
 * @param server the name of the server that says so, in lower case
 */
record AuthenticationResults(String server, List<Finding> findings) {
    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9._-]+)(?:/\\d+)?\\s*=\\s*(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern SERVER = Pattern.compile("^\\s*\"?([^\\s;\"]+)\"?(?:\\s+\\d+)?\\s*$");

    /**
     * What one method found.
     *
     * @param method {@code dmarc}, {@code dkim}, {@code spf} …
     * @param result {@code pass}, {@code fail}, {@code none} …
     * @param properties such as {@code header.from}, their values in lower case
     */
    record Finding(String method, String result, Map<String, String> properties) {
        boolean passed() {
            return result.equals("pass");
        }

        Optional<String> property(String name) {
            return Optional.ofNullable(properties.get(name));
        }
    }

    /** The findings of a header, if it names a server. */
    static Optional<AuthenticationResults> parse(String header) {
        List<String> parts = parts(header);
        Matcher server = SERVER.matcher(parts.getFirst());
        if (!server.matches()) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            finding(part).ifPresent(findings::add);
        }
        return Optional.of(new AuthenticationResults(server.group(1).toLowerCase(Locale.ROOT), List.copyOf(findings)));
    }

    Optional<Finding> finding(String... methods) {
        return findings.stream()
                .filter(finding -> List.of(methods).contains(finding.method()))
                .findFirst();
    }

    private static Optional<Finding> finding(String part) {
        Matcher pair = PAIR.matcher(part);
        if (!pair.lookingAt()
                && !(pair.find() && part.substring(0, pair.start()).isBlank())) {
            return Optional.empty();
        }
        String method = pair.group(1).toLowerCase(Locale.ROOT);
        String result = value(pair);
        Map<String, String> properties = new HashMap<>();
        while (pair.find()) {
            properties.putIfAbsent(pair.group(1).toLowerCase(Locale.ROOT), value(pair));
        }
        return Optional.of(new Finding(method, result, Map.copyOf(properties)));
    }

    private static String value(Matcher pair) {
        return (pair.group(2) == null ? pair.group(3) : pair.group(2)).toLowerCase(Locale.ROOT);
    }

    /** The header between its semicolons, without comments, which may say anything. */
    private static List<String> parts(String header) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int comments = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char here = header.charAt(i);
            if (here == '\\' && (quoted || comments > 0)) {
                i++;
            } else if (here == '"' && comments == 0) {
                quoted = !quoted;
                part.append(here);
            } else if (here == '(' && !quoted) {
                comments++;
            } else if (here == ')' && comments > 0) {
                comments--;
                part.append(' ');
            } else if (here == ';' && !quoted && comments == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (comments == 0) {
                part.append(here == '\r' || here == '\n' || here == '\t' ? ' ' : here);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
