package dev.yore.cli.api;

import dev.yore.event.Json;

/**
 * Where the results of a command go. It is buffered, and flushed when the command ends.
 *
 * <p>When the reader at its other end goes away, as {@code head} does, the next call ends the command, quietly.
 */
public interface Output {

    /** Writes a line. Characters that would steer the terminal are written as {@code \}{@code u001b}. */
    void line(String text);

    /** Writes a line of the same form as {@link String#format}, in English. */
    void line(String format, Object... values);

    /** Writes a JSON value as a line. */
    void json(Json value);

    /** Sends what was written on its way. */
    void flush();

    /**
     * Sends what was written on its way, and ends the command, quietly, if its reader has gone away. For commands that wait for
     * something to write, which otherwise would find out only with the next line. Where that cannot be told, it goes on.
     */
    void requireReader();
}
