package dev.yore.event;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the members out of an envelope's tree one by one; what is left is unknown to Yore, and kept. */
final class EnvelopeReader {
    private final ObjectNode rest;

    EnvelopeReader(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            throw new InvalidEventException("event", "must be a JSON object, not " + tree);
        }
        rest = Json.nodes().objectNode().setAll(object);
    }

    Envelope read() {
        var id = EventId.of(requiredText("eventId"));
        var type = EventType.of(requiredText("eventType"));
        var stream = StreamId.of(requiredText("aggregateId"));
        var timestamp = Timestamps.parse("timestamp", requiredText("timestamp"));
        var data = Json.of(required("data"));
        var version = take("version").map(it -> Version.of(integer("version", it, Version.MAX_VALUE)));
        int schemaVersion = take("schemaVersion")
                .map(it -> (int) integer("schemaVersion", it, Integer.MAX_VALUE))
                .orElse(1);
        var metadata = take("metadata").map(Metadata::of).orElse(Metadata.NONE);
        var tags = take("tags").map(EnvelopeReader::tags).orElse(Set.of());
        var recordedAt = take("recordedAt").map(it -> Timestamps.parse("recordedAt", text("recordedAt", it)));
        var position = take("position").map(EnvelopeReader::position);
        var commit = take("commit").map(EnvelopeReader::commit);
        var extra = rest.isEmpty() ? Json.EMPTY_OBJECT : Json.of(rest);
        var event = new Event(id, type, stream, timestamp, data, schemaVersion, metadata, tags, extra);
        return new Envelope(event, version, position, recordedAt, commit);
    }

    private Optional<JsonNode> take(String field) {
        return Optional.ofNullable(rest.remove(field)).filter(it -> !it.isNull());
    }

    private JsonNode required(String field) {
        return take(field).orElseThrow(() -> new InvalidEventException(field, "is missing"));
    }

    private String requiredText(String field) {
        return text(field, required(field));
    }

    private static String text(String field, JsonNode value) {
        if (!value.isString()) {
            throw new InvalidEventException(field, "must be a string, not " + value);
        }
        return value.stringValue();
    }

    private static long integer(String field, JsonNode value, long max) {
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < 1 || value.longValue() > max) {
            throw new InvalidEventException(field, "must be a whole number from 1 to " + max + ", not " + value);
        }
        return value.longValue();
    }

    private static Set<Tag> tags(JsonNode value) {
        if (!value.isArray()) {
            throw new InvalidEventException("tags", "must be an array of strings, not " + value);
        }
        var tags = new LinkedHashSet<Tag>();
        value.values().forEach(tag -> tags.add(Tag.parse(text("tags", tag))));
        return tags;
    }

    private static Position position(JsonNode value) {
        return value.isString()
                ? Position.parse(value.stringValue())
                : Position.of(integer("position", value, Long.MAX_VALUE));
    }

    private static CommitSpan commit(JsonNode value) {
        if (!value.hasNonNull("first") || !value.hasNonNull("size")) {
            throw new InvalidEventException("commit", "must be an object of first and size, not " + value);
        }
        int size = (int) integer("commit.size", value.get("size"), Integer.MAX_VALUE);
        return new CommitSpan(position(value.get("first")), size);
    }
}
