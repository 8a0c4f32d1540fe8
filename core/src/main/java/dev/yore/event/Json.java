package dev.yore.event;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON value as text, without blanks between its parts, parsed only when asked.
 *
 * <p>Numbers are exact: {@code 0.10}, {@code 1E+2} and forty digits come back as they went in, and never pass through a
 * binary float. Objects keep the order of their keys. Two values are equal when their text is. Immutable.
 *
 * <p>Limits: 500 levels of nesting, 1,000 digits in a number.
 */
public final class Json {

    /** The object without members, <code>{}</code>. */
    public static final Json EMPTY_OBJECT = new Json(new byte[] {'{', '}'});

    static final int MAX_DEPTH = 500;

    private static final JsonMapper MAPPER = JsonMappers.nestedUpTo(MAX_DEPTH);

    /** For envelopes, alone or several in something, in which the data lie deeper. */
    private static final JsonMapper ENVELOPES = JsonMappers.nestedUpTo(MAX_DEPTH + 4);

    /** The text is a part of these bytes. */
    private final byte[] utf8;

    private final int from;
    private final int length;

    private Json(byte[] utf8) {
        this(utf8, 0, utf8.length);
    }

    private Json(byte[] utf8, int from, int length) {
        this.utf8 = utf8;
        this.from = from;
        this.length = length;
    }

    /**
     * The value that this text is, without the blanks between its parts.
     *
     * @throws InvalidEventException if the text is not exactly one JSON value, or an object names a member twice
     */
    public static Json parse(String text) {
        return of(tree(MAPPER, utf8(text)));
    }

    /**
     * The value of this tree.
     *
     * @throws InvalidEventException if it is nested too deeply
     */
    public static Json of(JsonNode tree) {
        return write(MAPPER, tree);
    }

    /**
     * The JSON form of a record, a collection or a number.
     *
     * @throws InvalidEventException if the object has no JSON form, as {@code NaN} has none
     */
    public static Json from(Object value) {
        var json = write(MAPPER, value);
        if (mayHoldNotANumber(json.utf8)) {
            requireNumbers(json.utf8);
        }
        return json;
    }

    /**
     * The value whose compact UTF-8 text these bytes are. The caller vouches for that, and gives the array away.
     *
     * <p>It is for engines, which read back what was checked when it was written.
     */
    public static Json ofTrusted(byte[] utf8) {
        return new Json(utf8);
    }

    /** The same of a part of the array, which is kept as a whole: so many bytes from an index on. */
    public static Json ofTrusted(byte[] utf8, int from, int length) {
        return new Json(utf8, Objects.checkFromIndexSize(from, length, utf8.length), length);
    }

    /** The nodes from which trees are made that keep numbers exact. */
    public static JsonNodeFactory nodes() {
        return MAPPER.getNodeFactory();
    }

    /** This value as a tree. Each call makes a new one, which is the caller's to change. */
    public JsonNode tree() {
        return tree(ENVELOPES, utf8, from, length);
    }

    /**
     * This value as an object of the given class, by Jackson's rules for records; members that the class does not know
     * are passed over. A component of a record must be there and not be null, unless it is an {@link java.util.Optional} or its type
     * is annotated with JSpecify's {@link Nullable}.
     *
     * @throws InvalidEventException if it does not have the shape of that class
     */
    public <T> T as(Class<T> type) {
        try {
            @Nullable T value = MAPPER.readValue(utf8, from, length, type);
            if (value == null) {
                throw new InvalidEventException("data", "is not a " + type.getSimpleName() + ", but null");
            }
            return value;
        } catch (JacksonException e) {
            throw new InvalidEventException("data", "is not a " + type.getSimpleName() + JsonErrors.shape(e), e);
        }
    }

    /** Whether it is an object. */
    public boolean isObject() {
        return utf8[from] == '{';
    }

    /** How many bytes of UTF-8 its text has. */
    public int length() {
        return length;
    }

    /** Its text in UTF-8, as a new array. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(utf8, from, from + length);
    }

    /** Copies its text in UTF-8 into {@code target}, from index {@code at}, where {@link #length()} bytes must fit. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(utf8, from, target, at, length);
    }

    /**
     * The text of an envelope, or of something that holds several at most three levels down, as a tree.
     *
     * @throws InvalidEventException if the text is not exactly one JSON value, or an object names a member twice
     */
    public static JsonNode envelopes(String text) {
        return tree(ENVELOPES, utf8(text));
    }

    /** The value of the tree of an envelope, or of something that holds several at most three levels down. */
    public static Json ofEnvelopes(JsonNode tree) {
        return write(ENVELOPES, tree);
    }

    private static byte[] utf8(String text) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException _) {
            throw new InvalidEventException("JSON", "is malformed: it holds half of a surrogate pair");
        }
    }

    private static Json write(JsonMapper mapper, Object value) {
        try {
            return new Json(mapper.writeValueAsBytes(value));
        } catch (JacksonException e) {
            throw new InvalidEventException("data", "cannot be written as JSON: " + JsonErrors.reason(e), e);
        }
    }

    private static JsonNode tree(JsonMapper mapper, byte[] utf8) {
        return tree(mapper, utf8, 0, utf8.length);
    }

    private static JsonNode tree(JsonMapper mapper, byte[] utf8, int from, int length) {
        try {
            var tree = mapper.readTree(utf8, from, length);
            if (tree.isMissingNode()) {
                throw new InvalidEventException("JSON", "is malformed: there is nothing");
            }
            return tree;
        } catch (JacksonException e) {
            throw new InvalidEventException("JSON", "is malformed: " + JsonErrors.malformed(e));
        } catch (NumberFormatException e) {
            throw new InvalidEventException(
                    "JSON", "is malformed: " + JsonErrors.withoutNoise(String.valueOf(e.getMessage())));
        }
    }

    /** Whether the words stand somewhere as which a binary float is written that is not a number. No parser takes them bare. */
    private static boolean mayHoldNotANumber(byte[] utf8) {
        for (int i = 0; i + 2 < utf8.length; i++) {
            boolean nan = utf8[i] == 'N' && utf8[i + 1] == 'a' && utf8[i + 2] == 'N';
            boolean infinity = utf8[i] == 'I' && utf8[i + 1] == 'n' && utf8[i + 2] == 'f';
            if (nan || infinity) {
                return true;
            }
        }
        return false;
    }

    private static void requireNumbers(byte[] utf8) {
        try {
            tree(MAPPER, utf8);
        } catch (InvalidEventException e) {
            throw new InvalidEventException("data", "cannot be written as JSON: NaN and infinity are no numbers", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Json that
                && Arrays.equals(utf8, from, from + length, that.utf8, that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(utf8, from, length).hashCode();
    }

    /** Its text. */
    @Override
    public String toString() {
        return new String(utf8, from, length, StandardCharsets.UTF_8);
    }
}
