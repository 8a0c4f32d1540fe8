package dev.yore.domain;

import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What identifies a command, for ever: the same id given again is the same command, and what it led to is recorded once.
 *
 * <p>The events of a command bear ids that are derived from it: {@code payment-4711} leads to {@code payment-4711/1},
 * {@code payment-4711/2} and so on. So the log itself says which commands were handled, and nothing is kept beside it.
 *
 * @param value the id as text
 */
public record CommandId(String value) {

    /** The longest id, in characters: with a slash and the number of an event behind it, it makes an event's id. */
    public static final int MAX_CHARACTERS = 122;

    /** @throws InvalidEventException if the id is empty, too long, or holds control characters */
    public CommandId {
        if (isTooLong(value)) {
            throw new InvalidEventException("commandId", "is longer than " + MAX_CHARACTERS + " characters");
        }
        try {
            EventId.of(value);
        } catch (InvalidEventException e) {
            throw new InvalidEventException("commandId", "makes no event ids: " + e.getMessage(), e);
        }
    }

    /** The id with this text, such as the id of the request that brought the command. */
    public static CommandId of(String value) {
        return new CommandId(value);
    }

    /**
     * The id of the command that a consumer gives because of an event: {@code consumer/eventId}. A consumer that is run again
     * gives the same command again, which then is there already.
     *
     * <p>Where that were too long, the UUID of version 8 stands for the event's id that the first 128 bits of the SHA-256 of
     * its UTF-8 make (RFC 9562, section 5.8).
     *
     * @param consumer what gives the command; another name for each command that it gives because of the same event
     * @param cause the event
     */
    public static CommandId of(String consumer, EventId cause) {
        String readable = consumer + "/" + cause;
        return of(isTooLong(readable) ? consumer + "/" + hash(cause.value()) : readable);
    }

    /** The id of the command's event of this number, from 1. */
    EventId event(int number) {
        return EventId.of(value + "/" + number);
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > MAX_CHARACTERS;
    }

    private static UUID hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var bits = ByteBuffer.wrap(digest);
            long high = bits.getLong() & ~0xF000L | 0x8000L;
            long low = bits.getLong() & ~0xC000_0000_0000_0000L | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
