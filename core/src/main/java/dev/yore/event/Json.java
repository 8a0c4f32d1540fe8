package dev.yore.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON value as text, kept as it was written and parsed only when asked.
 *
 * <p>Numbers are exact: {@code 0.10}, {@code 1E+2} and forty digits come back as they went in, and never pass through a
 * binary float. Objects keep the order of their keys. Two values are equal when their text is. Immutable.
 *
 * <p>Limits are those of the parser: 500 levels of nesting, 1,000 digits in a number.
 */
public final class Json {

    /** The object without members, <code>{}</code>. */
    public static final Json EMPTY_OBJECT = new Json(new byte[] {'{', '}'});

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final byte[] utf8;

    private Json(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * The value that this text is, without the blanks between its parts.
     *
     * @throws InvalidEventException if the text is not exactly one JSON value, or an object names a member twice
     */
    public static Json parse(String text) {
        return of(tree(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The value of this tree. */
    public static Json of(JsonNode tree) {
        return new Json(MAPPER.writeValueAsBytes(tree));
    }

    /**
     * The JSON form of a record, a collection or a number.
     *
     * @throws InvalidEventException if the object has no JSON form, as {@code NaN} has none
     */
    public static Json from(Object value) {
        try {
            return new Json(MAPPER.writeValueAsBytes(value));
        } catch (JacksonException e) {
            throw new InvalidEventException("data", "cannot be written as JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * The value whose compact UTF-8 text these bytes are. The caller vouches for that, and gives the array away.
     *
     * <p>It is for engines, which read back what was checked when it was written.
     */
    public static Json ofTrusted(byte[] utf8) {
        return new Json(utf8);
    }

    /** The nodes from which trees are made that keep numbers exact. */
    public static JsonNodeFactory nodes() {
        return MAPPER.getNodeFactory();
    }

    /** This value as a tree. Each call makes a new one, which is the caller's to change. */
    public JsonNode tree() {
        return tree(utf8);
    }

    /**
     * This value as an object of the given class, by Jackson's rules for records; members that the class does not know
     * are passed over.
     *
     * @throws InvalidEventException if it does not have the shape of that class
     */
    public <T> T as(Class<T> type) {
        try {
            return MAPPER.readValue(utf8, type);
        } catch (JacksonException e) {
            throw new InvalidEventException(
                    "data", "is not a " + type.getSimpleName() + ": " + e.getOriginalMessage() + ": " + this);
        }
    }

    /** Whether it is an object. */
    public boolean isObject() {
        return utf8[0] == '{';
    }

    /** How many bytes of UTF-8 its text has. */
    public int length() {
        return utf8.length;
    }

    /** Its text in UTF-8, as a new array. */
    public byte[] toBytes() {
        return utf8.clone();
    }

    /** Copies its text in UTF-8 into {@code target}, from index {@code at}, where {@link #length()} bytes must fit. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(utf8, 0, target, at, utf8.length);
    }

    static JsonNode tree(byte[] utf8) {
        try {
            return MAPPER.readTree(utf8);
        } catch (JacksonException e) {
            throw new InvalidEventException("JSON", "is malformed: " + e.getOriginalMessage() + at(e));
        }
    }

    private static String at(JacksonException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Json that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** Its text. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
