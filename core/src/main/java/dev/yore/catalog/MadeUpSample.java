package dev.yore.catalog;

import dev.yore.domain.EventCodec;
import dev.yore.domain.EventShape;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Data that a schema allows, with every member, the same each time. */
final class MadeUpSample {

    private static final StreamId STREAM = StreamId.of("sample");
    private static final int MAX_DEPTH = 50;

    private MadeUpSample() {}

    /** A sample as the codec writes it; empty if it does not take what is made up. */
    static <E> Optional<Json> of(EventShape shape, Json schema, EventCodec<E> codec) {
        try {
            var made = Json.of(value(schema.tree(), shape.type().name(), 0));
            var event = Event.of(STREAM, shape.type(), made).withSchemaVersion(shape.schemaVersion());
            return codec.decode(event).stream()
                    .findFirst()
                    .map(it -> codec.encode(STREAM, it))
                    .filter(it -> it.type().equals(shape.type()))
                    .map(Event::data);
        } catch (RuntimeException _) { // whatever the record's constructor says to it
            return Optional.empty();
        }
    }

    private static JsonNode value(JsonNode schema, String name, int depth) {
        var nodes = Json.nodes();
        if (depth > MAX_DEPTH || schema.has("$ref")) {
            return nodes.nullNode();
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").path(0);
        }
        if (schema.has("anyOf")) {
            return value(schema.get("anyOf").path(0), name, depth + 1);
        }
        return switch (type(schema.path("type"))) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema.path("items"), name, depth);
            case "string" -> nodes.stringNode(text(schema, name));
            case "integer" -> nodes.numberNode(1);
            case "number" -> nodes.numberNode(new BigDecimal("1.50"));
            case "boolean" -> nodes.booleanNode(true);
            default -> nodes.nullNode();
        };
    }

    private static String type(JsonNode type) {
        return type.isArray() ? type.path(0).asString() : type.asString("");
    }

    private static JsonNode array(JsonNode items, String name, int depth) {
        var array = Json.nodes().arrayNode();
        return items.has("$ref") ? array : array.add(value(items, name, depth + 1));
    }

    private static ObjectNode object(JsonNode schema, int depth) {
        var object = Json.nodes().objectNode();
        for (var member : schema.path("properties").properties()) {
            object.set(member.getKey(), value(member.getValue(), member.getKey(), depth + 1));
        }
        if (schema.has("additionalProperties")) {
            object.set("key", value(schema.get("additionalProperties"), "value", depth + 1));
        }
        return object;
    }

    private static String text(JsonNode schema, String name) {
        if (schema.has("contentEncoding")) {
            return "AQID";
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2024-01-21T10:30:00Z";
            case "date" -> "2024-01-21";
            case "time" -> "10:30:00Z";
            case "duration" -> "P1D";
            case "uuid" -> "01234567-89ab-4def-8123-456789abcdef";
            case "uri" -> "https://example.org/";
            default -> name;
        };
    }
}
