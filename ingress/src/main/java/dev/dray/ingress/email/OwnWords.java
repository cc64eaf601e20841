package dev.dray.ingress.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the sender of a mail wrote himself: its text without quoted history and signature. What was forwarded stays, as
 * that is what the mail is about.
 */
final class OwnWords {
    private static final Pattern WROTE = Pattern.compile(
            "(?iU)\\b(?:wrote|schrieb|écrit|escribió|scritto|schreef|skrev|escreveu|napisał[ao]?|napsal[a]?|kirjoitti|yazdı|scris|írta)\\b|писал|写道|写了|書きました|γράψει|έγραψε");
    /** How such a line begins that goes on in the next. */
    private static final Pattern BEGINS = Pattern.compile(
            "(?iu)^(?:on|am|le|el|il|op|den|em|dnia|w dniu|pe|på|dne|în|в|vào|mon|tue|wed|thu|fri|sat|sun|\\d{1,4}[-./年])[\\s\\d,].*");

    private static final Pattern WHEN = Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\d{4}|@");
    private static final Pattern DATED = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d.*<[^<>\\s]+@[^<>\\s]+>:$");
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?iu)^[-_ ]{3,}\\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|ursprungligt meddelande|opprinnelig melding|wiadomość oryginalna|исходное сообщение|原始邮件)\\s*[-_ ]{3,}$");
    private static final Pattern FORWARDED = Pattern.compile(
            "(?iu)^(?:[-_ ]{3,}\\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada)\\b.*|begin forwarded message:|anfang der weitergeleiteten nachricht:)$");
    private static final Pattern FROM =
            Pattern.compile("(?iu)^\\*?(?:from|von|de|da|van|från|fra|od|от|发件人|差出人)\\*?\\s?[:：].+");
    private static final Pattern BESIDE_FROM = Pattern.compile(
            "(?iu)^\\*?(?:sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|assunto|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|data|do|temat|дата|кому|тема|发送时间|收件人|主题)\\*?\\s?[:：].*");
    private static final Pattern RULE = Pattern.compile("^[_-]{10,}$");
    private static final Pattern DEVICE = Pattern.compile(
            "(?iu)^(?:sent from (?:my|mail|outlook|yahoo|proton)|get outlook for|von meinem .{2,40} gesendet|gesendet (?:mit|von)|envoyé (?:de mon|depuis)|enviado (?:desde|do meu|de mi)|inviato da|verstuurd vanaf|skickat från|sendt fra)\\b.{0,80}$");
    private static final Pattern FORWARD_SUBJECT =
            Pattern.compile("(?iu)^\\s*(?:fwd?|wg|tr|rv|i|enc|vs|doorst)\\s*:.*");
    private static final int INTRODUCTION_LINES = 4;
    private static final int LONGEST_INTRODUCTION = 300;
    private static final int HEADER_LINES = 6;
    private static final int SIGNATURE_LINES = 12;

    private final List<String> lines;
    private final boolean forward;
    private final List<String> kept = new ArrayList<>();

    private OwnWords(String text, String subject) {
        lines = text.lines().map(String::stripTrailing).toList();
        forward = FORWARD_SUBJECT.matcher(subject).matches();
    }

    static String of(String text, String subject) {
        return new OwnWords(text, subject).cut();
    }

    private String cut() {
        int at = 0;
        while (at < lines.size() && !isHistory(at)) {
            String line = lines.get(at);
            if (is(FORWARDED, line)) {
                cutSignature();
                kept.addAll(lines.subList(at, lines.size()));
                return joined();
            }
            int introduction = introductionAt(at);
            if (introduction > 0) {
                at += introduction;
            } else {
                if (!line.startsWith(">")) {
                    kept.add(line);
                }
                at++;
            }
        }
        cutSignature();
        return joined();
    }

    /** Whether all from here on was written before, by whomever. */
    private boolean isHistory(int at) {
        String line = lines.get(at);
        if (forward) {
            return false;
        }
        if (is(ORIGINAL, line)) {
            return true;
        }
        if (is(RULE, line)) {
            return at + 1 < lines.size() && isHeaders(at + 1);
        }
        int introduction = introductionAt(at);
        return isHeaders(at) || (introduction > 0 && !quoteFollows(at + introduction));
    }

    private boolean isHeaders(int at) {
        if (!is(FROM, lines.get(at))) {
            return false;
        }
        return lines.subList(at + 1, Math.min(at + HEADER_LINES, lines.size())).stream()
                        .filter(line -> is(BESIDE_FROM, line))
                        .count()
                >= 2;
    }

    /** How many lines from here say who wrote what follows, and when; 0 where they do not. */
    private int introductionAt(int at) {
        if (lines.get(at).isBlank() || lines.get(at).startsWith(">")) {
            return 0;
        }
        StringBuilder said = new StringBuilder();
        for (int i = at; i < Math.min(at + INTRODUCTION_LINES, lines.size()); i++) {
            String line = lines.get(i).strip();
            said.append(line).append(' ');
            if (line.isEmpty() || said.length() > LONGEST_INTRODUCTION) {
                return 0;
            }
            if (i > at && !BEGINS.matcher(lines.get(at).strip()).matches()) {
                return 0;
            }
            if (line.endsWith(":") || line.endsWith("：")) {
                String all = said.toString().strip();
                boolean says = DATED.matcher(all).matches()
                        || (WROTE.matcher(all).find() && (WHEN.matcher(all).find() || quoteFollows(i + 1)));
                return says ? i - at + 1 : 0;
            }
        }
        return 0;
    }

    private boolean quoteFollows(int at) {
        return lines.subList(Math.min(at, lines.size()), lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> line.startsWith(">"))
                .isPresent();
    }

    private void cutSignature() {
        int mark = kept.lastIndexOf("--");
        if (mark >= 0 && kept.size() - mark <= SIGNATURE_LINES) {
            kept.subList(mark, kept.size()).clear();
        }
        while (!kept.isEmpty() && (kept.getLast().isBlank() || is(DEVICE, kept.getLast()))) {
            kept.removeLast();
        }
    }

    /** Whether a line is like that; nothing that is longer than a line should be is looked at for long. */
    private static boolean is(Pattern pattern, String line) {
        return line.length() <= LONGEST_INTRODUCTION
                && pattern.matcher(line.strip()).matches();
    }

    private String joined() {
        return String.join("\n", kept).replaceAll("\n{3,}", "\n\n").strip();
    }
}
