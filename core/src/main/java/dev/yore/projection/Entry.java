package dev.yore.projection;

/**
 * A row of a view and its key.
 *
 * @param key what it is found by
 * @param row what it says
 * @param <R> what a row says
 */
public record Entry<R>(String key, R row) {}
