package dev.yore.event;

/**
 * A {@code key:value} on an event, by which one fact can concern several entities.
 *
 * <p>The key ends at the first colon; neither part is empty. Together at most {@value #MAX_BYTES} bytes of UTF-8.
 *
 * @param key what kind of entity, without a colon
 * @param value which one
 */
public record Tag(String key, String value) implements Comparable<Tag> {

    /** The longest tag as {@code key:value}, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256;

    /** @throws InvalidEventException if a part is empty, the key holds a colon, or the tag is too long */
    public Tag {
        if (key.indexOf(':') >= 0) {
            throw new InvalidEventException("tags", "holds a key with a colon: \"" + key + "\"");
        }
        if (key.isEmpty() || value.isEmpty()) {
            throw new InvalidEventException("tags", "holds \"" + key + ":" + value + "\", which is not key:value");
        }
        Text.require("tags", key + ":" + value, MAX_BYTES);
    }

    /** The tag with this key and value. */
    public static Tag of(String key, String value) {
        return new Tag(key, value);
    }

    /**
     * The tag written as {@code key:value}.
     *
     * @throws InvalidEventException if the text is not a tag
     */
    public static Tag parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidEventException("tags", "holds \"" + text + "\", which is not key:value");
        }
        return new Tag(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Tag other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return key + ":" + value;
    }
}
