package dev.dray.ingress.cron;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days an expression matches. Where both day fields are restricted either is enough, as in every cron since Vixie's;
 * a field is open only if it is {@code *} or {@code ?}. Beyond the standard: {@code L} is the month's last day,
 * {@code fri#2} its second Friday, {@code friL} its last.
 */
final class CronDays {
    private static final int WEEK = 7;
    private static final int MOST_WEEKS = 5;
    private static final Pattern NTH = Pattern.compile("(\\w+)#(\\d)");
    private static final Pattern LAST = Pattern.compile("(\\w+)L", Pattern.CASE_INSENSITIVE);

    private final BitSet months;
    private final Predicate<LocalDate> day;

    private CronDays(BitSet months, Predicate<LocalDate> day) {
        this.months = months;
        this.day = day;
    }

    static CronDays parse(String dayOfMonth, String month, String dayOfWeek) {
        Predicate<LocalDate> byMonth = ofMonth(dayOfMonth);
        Predicate<LocalDate> byWeek = ofWeek(dayOfWeek);
        Predicate<LocalDate> day;
        if (CronField.isOpen(dayOfMonth)) {
            day = byWeek;
        } else if (CronField.isOpen(dayOfWeek)) {
            day = byMonth;
        } else {
            day = byMonth.or(byWeek);
        }
        return new CronDays(CronField.MONTH.parse(month), day);
    }

    boolean match(LocalDate date) {
        return months.get(date.getMonthValue()) && day.test(date);
    }

    private static Predicate<LocalDate> ofMonth(String text) {
        if (CronField.isOpen(text)) {
            return _ -> true;
        }
        List<String> plain = new ArrayList<>();
        Predicate<LocalDate> days = _ -> false;
        for (String part : text.split(",", -1)) {
            if (part.equalsIgnoreCase("L")) {
                days = days.or(date -> date.getDayOfMonth() == date.lengthOfMonth());
            } else {
                plain.add(part);
            }
        }
        BitSet numbers = numbers(CronField.DAY_OF_MONTH, plain);
        return days.or(date -> numbers.get(date.getDayOfMonth()));
    }

    private static Predicate<LocalDate> ofWeek(String text) {
        if (CronField.isOpen(text)) {
            return _ -> true;
        }
        List<String> plain = new ArrayList<>();
        Predicate<LocalDate> days = _ -> false;
        for (String part : text.split(",", -1)) {
            Matcher nth = NTH.matcher(part);
            Matcher last = LAST.matcher(part);
            if (nth.matches()) {
                days = days.or(nth(part, weekday(nth.group(1)), Integer.parseInt(nth.group(2))));
            } else if (last.matches()) {
                int weekday = weekday(last.group(1));
                days = days.or(date -> weekday(date) == weekday && date.getDayOfMonth() > date.lengthOfMonth() - WEEK);
            } else {
                plain.add(part);
            }
        }
        BitSet numbers = numbers(CronField.DAY_OF_WEEK, plain);
        return days.or(date -> numbers.get(weekday(date)));
    }

    private static Predicate<LocalDate> nth(String part, int weekday, int n) {
        if (n < 1 || n > MOST_WEEKS) {
            throw CronField.DAY_OF_WEEK.refused(part, "asks for a week that no month has; write #1 to #5");
        }
        return date -> weekday(date) == weekday && (date.getDayOfMonth() - 1) / WEEK == n - 1;
    }

    private static BitSet numbers(CronField field, List<String> parts) {
        return parts.isEmpty() ? new BitSet() : field.parse(String.join(",", parts));
    }

    private static int weekday(String text) {
        return CronField.DAY_OF_WEEK.number(text.toLowerCase(Locale.ROOT)) % WEEK;
    }

    private static int weekday(LocalDate date) {
        return date.getDayOfWeek().getValue() % WEEK;
    }
}
