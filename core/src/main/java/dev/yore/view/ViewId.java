package dev.yore.view;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One view: what a projection of this name makes by the logic of this version. As text {@code balances@2}.
 *
 * @param name lower-case letters, digits, {@code -} and {@code _}, beginning with a letter; at most 48 characters
 * @param version from 1
 */
public record ViewId(String name, int version) implements Comparable<ViewId> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,47}");
    private static final Comparator<ViewId> ORDER =
            Comparator.comparing(ViewId::name).thenComparingInt(ViewId::version);

    /** @throws IllegalArgumentException if the name or the version cannot be */
    public ViewId {
        requireName(name);
        if (version < 1) {
            throw new IllegalArgumentException("the version of view " + name + " must be 1 or more, not " + version);
        }
    }

    /**
     * The view written as {@link #toString()} does.
     *
     * @throws IllegalArgumentException if the text is no view
     */
    public static ViewId parse(String text) {
        int at = text.lastIndexOf('@');
        try {
            if (at > 0) {
                return new ViewId(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new IllegalArgumentException("\"" + text + "\" is no view: write NAME@VERSION, as in balances@2");
    }

    /** @throws IllegalArgumentException if no view can have this name */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name for a view: it takes a lower-case letter, and"
                            + " then at most 47 of a-z, 0-9, - and _");
        }
    }

    @Override
    public int compareTo(ViewId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
