package dev.yore.view;

import java.util.Optional;

/**
 * Which rows of a view, in the order of their keys.
 *
 * @param prefix their keys begin with it; empty: every row
 * @param after rows up to this key, itself included, are left out
 * @param limit how many rows at the most
 */
public record RowRange(String prefix, Optional<String> after, long limit) {

    private static final RowRange ALL = new RowRange("", Optional.empty(), Long.MAX_VALUE);

    /** @throws IllegalArgumentException if the limit is negative, or no key can begin or be so */
    public RowRange {
        requireText(prefix);
        after.ifPresent(RowRange::requireText);
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be 0 or more, not " + limit);
        }
    }

    /** Every row. */
    public static RowRange all() {
        return ALL;
    }

    /** The rows whose keys begin so. */
    public static RowRange prefix(String prefix) {
        return new RowRange(prefix, Optional.empty(), Long.MAX_VALUE);
    }

    /** The same behind this key: the next page behind the last key of one. */
    public RowRange after(String key) {
        return new RowRange(prefix, Optional.of(key), limit);
    }

    /** The same with at most so many rows. */
    public RowRange limit(long rows) {
        return new RowRange(prefix, after, rows);
    }

    /** Whether a row of this key is in it, the limit apart. */
    public boolean includes(String key) {
        return key.startsWith(prefix)
                && after.map(it -> Row.KEY_ORDER.compare(key, it) > 0).orElse(true);
    }

    /**
     * The least text, in the order of keys, that is greater than every key in it: what begins with the prefix lies between the
     * prefix and that. Empty where there is none, as for every row.
     */
    public Optional<String> end() {
        int length = prefix.length();
        while (length > 0) {
            int last = prefix.codePointBefore(length);
            length -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return Optional.of(prefix.substring(0, length) + Character.toString(next));
            }
        }
        return Optional.empty();
    }

    private static void requireText(String text) {
        if (!Row.isText(text)) {
            throw new IllegalArgumentException("no key of a row holds NUL or half of a surrogate pair");
        }
    }
}
