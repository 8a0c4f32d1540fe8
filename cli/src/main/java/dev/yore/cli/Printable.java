package dev.yore.cli;

/** Text that steers no terminal: control characters are written as escapes. */
final class Printable {

    private Printable() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (steers(text.charAt(i))) {
                return escape(text);
            }
        }
        return text;
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (steers(c)) {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean steers(char c) {
        return Character.isISOControl(c) && c != '\t';
    }
}
