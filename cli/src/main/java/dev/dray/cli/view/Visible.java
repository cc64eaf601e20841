package dev.dray.cli.view;

/**
 * Text from elsewhere, made fit for a terminal: a message may hold control characters that would move the cursor, change
 * colours or answer for the owner. They are shown as JSON escapes, so that what is JSON means the same as before.
 */
final class Visible {
    private static final int LAST_OF_ASCII = 0x7e;
    private static final int AFTER_CONTROLS = 0xa0;

    private Visible() {}

    static String of(String text) {
        if (text.chars().noneMatch(Visible::controls)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (controls(each)) {
                shown.append("\\u%04x".formatted((int) each));
            } else {
                shown.append(each);
            }
        }
        return shown.toString();
    }

    private static boolean controls(int each) {
        return (each < ' ' && each != '\n' && each != '\t') || (each > LAST_OF_ASCII && each < AFTER_CONTROLS);
    }
}
