package dev.dray.ingress.telegram.replay;

/** Something that goes wrong with one call of a method. */
public sealed interface Mishap {

    /** The method whose call goes wrong. */
    String method();

    /** Nothing goes wrong with it: for a turn that comes before another. */
    record None(String method) implements Mishap {}

    /** It is refused in Telegram's shape. */
    record Refusal(String method, int code, String description) implements Mishap {}

    /** It is refused with 429, and when to come again. */
    record FloodWait(String method, int seconds) implements Mishap {}

    /** It is refused, as the group has become a supergroup of that number. */
    record Migrated(String method, long to) implements Mishap {}

    /** It is answered with something else than an answer, as a proxy would. */
    record Garbage(String method, int status, String body) implements Mishap {}

    /** It is not served, and the line breaks. */
    record LostRequest(String method) implements Mishap {}

    /** It is served, and the line breaks before the answer. */
    record LostAnswer(String method) implements Mishap {}
}
