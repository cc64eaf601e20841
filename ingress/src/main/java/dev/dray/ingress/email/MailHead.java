package dev.dray.ingress.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of a mail, as they came. */
record MailHead(MimeMessage mail) {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST = 16 * 1024;

    /** All headers of that name, topmost first. */
    List<String> all(String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null
                    ? List.of()
                    : Arrays.stream(values).map(MailHead::bounded).toList();
        } catch (MessagingException _) {
            return List.of();
        }
    }

    /** No longer than anybody needs: what is looked for in a header takes its time in one of megabytes. */
    static String bounded(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    String subject() {
        return first("Subject").map(HeaderText::of).orElse("");
    }

    /** Its Message-ID, with the brackets. */
    Optional<String> messageId() {
        return ids("Message-ID").stream().findFirst();
    }

    /** The Message-IDs of what it answers, oldest first. */
    List<String> references() {
        List<String> ids = new ArrayList<>(ids("References"));
        ids("In-Reply-To").stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        if (ids.size() > MOST_REFERENCES) {
            ids.subList(1, ids.size() - MOST_REFERENCES + 1).clear();
        }
        return ids;
    }

    /** When it says it was sent, where that can be. */
    Optional<Instant> sentAt() {
        return first("Date").flatMap(MailHead::date).filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(new MailDateFormat().parse(text.strip()).toInstant());
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    private List<String> ids(String name) {
        List<String> ids = new ArrayList<>();
        for (String value : all(name)) {
            Matcher found = MESSAGE_ID.matcher(value);
            while (found.find()) {
                ids.add(found.group());
            }
        }
        return ids;
    }
}
