package dev.yore.event;

import java.nio.charset.StandardCharsets;

/** The rules that every name in an event keeps: not empty, well-formed Unicode, no control characters, a bounded length. */
final class Text {

    private Text() {}

    static String require(String what, String value, int maxUtf8Bytes) {
        if (value.isEmpty()) {
            throw new InvalidEventException(what, "is empty");
        }
        if (value.length() * 3L > maxUtf8Bytes && value.getBytes(StandardCharsets.UTF_8).length > maxUtf8Bytes) {
            throw new InvalidEventException(what, "is longer than " + maxUtf8Bytes + " bytes of UTF-8");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c <= '~') {
                continue;
            }
            if (Character.isISOControl(c)) {
                throw new InvalidEventException(what, "holds the control character U+%04X".formatted((int) c));
            }
            if (Character.isSurrogate(c)) {
                i += requirePair(what, value, i);
            }
        }
        return value;
    }

    private static int requirePair(String what, String value, int at) {
        boolean paired = Character.isHighSurrogate(value.charAt(at))
                && at + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(at + 1));
        if (!paired) {
            throw new InvalidEventException(what, "is not well-formed Unicode: a lone surrogate at index " + at);
        }
        return 1;
    }
}
