package dev.yore.log.internal.format;

import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The terms of the index, each as 64 bits: a hash of its kind and its text.
 *
 * <p>Two terms may have one hash. So what the index finds is a candidate, which the log itself confirms.
 */
public final class Terms {

    /** The term of every event that is the first of its stream, and of nothing else: whoever counts them counts streams. */
    public static final long STREAM_START = hash(Kind.START, new byte[0], 0, 0);

    private static final long FACTOR = 0x9FB21C651E98DF25L;

    private Terms() {}

    /** What a term stands for. */
    enum Kind {
        START(1),
        STREAM(2),
        TYPE(3),
        TAG(4),
        UUID_ID(5),
        TEXT_ID(6);

        private final long number;

        Kind(long number) {
            this.number = number;
        }

        private boolean isId() {
            return this == UUID_ID || this == TEXT_ID;
        }
    }

    /** The term of a stream. */
    public static long of(StreamId stream) {
        return hash(Kind.STREAM, stream.value());
    }

    /** The term of a type. */
    public static long of(EventType type) {
        return hash(Kind.TYPE, type.name());
    }

    /** The term of a tag. */
    public static long of(Tag tag) {
        return hash(Kind.TAG, tag.toString());
    }

    /** The term of an event id. */
    public static long of(EventId id) {
        return id.uuid().map(Terms::of).orElseGet(() -> hash(Kind.TEXT_ID, id.value()));
    }

    private static long of(UUID uuid) {
        var writer = new ByteWriter(2 * Long.BYTES);
        writer.putBigEndianLong(uuid.getMostSignificantBits());
        writer.putBigEndianLong(uuid.getLeastSignificantBits());
        return hash(Kind.UUID_ID, writer.bytes(), 0, 2 * Long.BYTES);
    }

    /**
     * Where an id stands in the order of time-ordered ids: for a UUID of version 7 its first 64 bits, else 0, which is no
     * place.
     */
    public static long order(EventId id) {
        return id.uuid().map(it -> order(it.getMostSignificantBits())).orElse(0L);
    }

    /** The same of a UUID with these first 64 bits. */
    static long order(long high) {
        return (high >>> 12 & 0xF) == 7 ? high : 0;
    }

    private static long hash(Kind kind, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return hash(kind, utf8, 0, utf8.length);
    }

    /** Odd for ids and even for others, so that the two never meet; never 0, so that 0 can mean "no term". */
    static long hash(Kind kind, byte[] bytes, int offset, int length) {
        long hash = Checksum.mix(kind.number << 32 | length);
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = Checksum.mix(hash ^ word(bytes, offset + at, Long.BYTES)) * FACTOR;
        }
        hash = Checksum.mix(hash ^ word(bytes, offset + at, length - at));
        if (kind.isId()) {
            return hash | 1;
        }
        long even = hash & ~1L;
        return even == 0 || even == STREAM_START && kind != Kind.START ? 2 : even;
    }

    private static long word(byte[] bytes, int offset, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[offset + i] & 0xFFL) << 8 * i;
        }
        return word;
    }
}
