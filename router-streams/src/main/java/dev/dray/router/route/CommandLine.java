package dev.dray.router.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text that begins with a command: {@code /deploy site "two words"}, or {@code /deploy@dray_bot site} as Telegram's
 * groups write it.
 *
 * @param name without the slash, in lower case
 * @param arguments the words after it; double quotes hold words together, and {@code \"} is a quote inside them
 */
public record CommandLine(String name, List<String> arguments) {
    private static final Pattern COMMAND =
            Pattern.compile("/([A-Za-z][A-Za-z0-9_-]*)(?:@\\w+)?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"(?:[^\"\\\\]|\\\\.)*(?:\"|$))+", Pattern.DOTALL);
    private static final Pattern QUOTING = Pattern.compile("\\\\(.)|\"", Pattern.DOTALL);

    /** The command a text is, if it is one. */
    public static Optional<CommandLine> of(String text) {
        var matcher = COMMAND.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(2) == null ? "" : matcher.group(2);
        return Optional.of(new CommandLine(matcher.group(1).toLowerCase(Locale.ROOT), words(rest)));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(CommandLine::unquoted)
                .forEach(words::add);
        return List.copyOf(words);
    }

    private static String unquoted(String word) {
        return word.indexOf('"') < 0
                ? word
                : QUOTING.matcher(word)
                        .replaceAll(match ->
                                match.group(1) == null ? "" : java.util.regex.Matcher.quoteReplacement(match.group(1)));
    }
}
