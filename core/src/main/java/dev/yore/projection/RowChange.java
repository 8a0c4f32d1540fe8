package dev.yore.projection;

import dev.yore.event.Json;
import java.util.Optional;

/**
 * How a row differs between two views.
 *
 * @param key what it is found by
 * @param before the row in the first view, if it is there
 * @param after the row in the second, if it is there
 */
public record RowChange(String key, Optional<Json> before, Optional<Json> after) {}
