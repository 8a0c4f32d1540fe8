package dev.yore.view;

import dev.yore.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A row of a view.
 *
 * @param key what it is found by: 1 to {@value #MAX_KEY_BYTES} bytes of UTF-8, without NUL and half surrogate pairs
 * @param value what it says: a JSON object
 */
public record Row(String key, Json value) {

    /** The longest key, in bytes of UTF-8. */
    public static final int MAX_KEY_BYTES = 512;

    /** The order of keys in every view store: that of their bytes in UTF-8. */
    public static final Comparator<String> KEY_ORDER = Row::compareKeys;

    /** @throws IllegalArgumentException if the key or the value cannot be */
    public Row {
        requireKey(key);
        if (!value.isObject()) {
            throw new IllegalArgumentException("row " + key + " is no JSON object: " + value);
        }
    }

    /** @throws IllegalArgumentException if no row can have this key */
    public static void requireKey(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("a row's key has 1 to " + MAX_KEY_BYTES
                    + " bytes of UTF-8, no NUL and no half of a surrogate pair, and not " + key.length()
                    + " characters: \"" + key.substring(0, Math.min(40, key.length())) + "\"");
        }
    }

    /** Whether a row can have this key. */
    public static boolean isKey(String key) {
        return !key.isEmpty() && !isTooLong(key) && isText(key);
    }

    /** Whether it is text that every database takes: without NUL, and without half of a surrogate pair. */
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == 0) {
                return false;
            }
            if (Character.isSurrogate(at)) {
                if (!Character.isSurrogatePair(at, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isTooLong(String key) {
        return key.length() * 3 > MAX_KEY_BYTES && key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES;
    }

    private static int compareKeys(String a, String b) {
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                return Character.isSurrogate(left) || Character.isSurrogate(right)
                        ? Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))
                        : Character.compare(left, right);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
