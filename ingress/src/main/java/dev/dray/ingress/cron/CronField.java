package dev.dray.ingress.cron;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of field an expression has, and how the text of each becomes the set of numbers it matches. */
enum CronField {
    SECOND("second", 0, 59, ""),
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY_OF_MONTH("day of month", 1, 31, ""),
    MONTH("month", 1, 12, " jan feb mar apr may jun jul aug sep oct nov dec"),
    DAY_OF_WEEK("day of week", 0, 7, "sun mon tue wed thu fri sat");

    /** Sunday's other number. */
    private static final int SUNDAY_AGAIN = 7;

    private static final Pattern PART = Pattern.compile("(?:(\\*)|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");

    private final String word;
    private final int min;
    private final int max;
    /** By number from 0 on, a space between them. */
    private final String names;

    CronField(String word, int min, int max, String names) {
        this.word = word;
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /** Whether the text leaves the field open: then the other day field alone decides. */
    static boolean isOpen(String text) {
        return text.equals("*") || text.equals("?");
    }

    /** The numbers a list of values, ranges and steps matches; Sunday is 0. */
    BitSet parse(String text) {
        BitSet matched = new BitSet();
        for (String part : text.split(",", -1)) {
            addPart(matched, part);
        }
        if (this == DAY_OF_WEEK && matched.get(SUNDAY_AGAIN)) {
            matched.clear(SUNDAY_AGAIN);
            matched.set(0);
        }
        return matched;
    }

    private void addPart(BitSet matched, String part) {
        Matcher said = PART.matcher(part);
        if (!said.matches()) {
            throw refused(part, "is no value, range or step");
        }
        int step = said.group(4) == null ? 1 : Integer.parseInt(said.group(4));
        if (step == 0) {
            throw refused(part, "has a step of 0");
        }
        int last = this == DAY_OF_WEEK ? SUNDAY_AGAIN - 1 : max;
        int from = min;
        int to = last;
        if (said.group(1) == null) {
            from = number(said.group(2));
            to = said.group(3) != null ? rangeEnd(said.group(3), from) : said.group(4) != null ? last : from;
        }
        if (from > to) {
            throw refused(part, "runs backwards; write %s-%d,%d-%s".formatted(said.group(2), last, min, said.group(3)));
        }
        for (int n = from; n <= to; n += step) {
            matched.set(n);
        }
    }

    /** A week may end on Sunday as well as begin with it: mon-sun. */
    private int rangeEnd(String text, int from) {
        int to = number(text);
        return this == DAY_OF_WEEK && to == 0 && from > 0 ? SUNDAY_AGAIN : to;
    }

    int number(String text) {
        int named = List.of(names.split(" ", -1)).indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0 && !text.isEmpty()) {
            return named;
        }
        if (!text.matches("\\d{1,4}")) {
            throw refused(text, "is no number" + (names.isEmpty() ? "" : " and no name"));
        }
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw refused(text, "is not between %d and %d".formatted(min, max));
        }
        return number;
    }

    IllegalArgumentException refused(String part, String why) {
        return new IllegalArgumentException("%s: \"%s\" %s".formatted(word, part, why));
    }
}
