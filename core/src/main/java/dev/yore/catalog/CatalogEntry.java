package dev.yore.catalog;

import dev.yore.domain.EventShape;
import dev.yore.event.Json;
import java.util.Optional;

/**
 * A type in a version of its schema, as the codecs have it.
 *
 * @param shape the type and the version
 * @param schema its JSON Schema; empty for a version that is no longer written
 * @param sample the data of an event of it: one that was given, else one that was made up; empty for a version that is no
 *     longer written, and where its record refuses what was made up
 */
public record CatalogEntry(EventShape shape, Optional<Json> schema, Optional<Json> sample) {}
