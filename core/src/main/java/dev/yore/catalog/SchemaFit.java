package dev.yore.catalog;

import dev.yore.event.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether data are what a schema says, by those keywords that schemas of a catalogue are made of; others are passed over. */
final class SchemaFit {

    private static final int MAX_DEPTH = 1_000;

    private final JsonNode root;

    private SchemaFit(JsonNode root) {
        this.root = root;
    }

    /** Where the data are not as the schema says, each with the pointer to its place; empty: they fit. */
    static List<String> misfits(Json schema, Json data) {
        var tree = schema.tree();
        return new SchemaFit(tree).check(tree, data.tree(), "", 0);
    }

    private List<String> check(JsonNode schema, JsonNode value, String place, int depth) {
        if (depth > MAX_DEPTH) {
            return List.of(at(place) + "the schema refers to itself without end");
        }
        var misfits = new ArrayList<String>();
        if (schema.has("$ref")) {
            misfits.addAll(reference(schema.get("$ref").asString(), value, place, depth));
        }
        if (schema.has("type") && !isOneOf(schema.get("type"), value)) {
            misfits.add(at(place) + value + " is not of type " + schema.get("type"));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            misfits.add(at(place) + value + " is not " + schema.get("const"));
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            misfits.add(at(place) + value + " is none of " + schema.get("enum"));
        }
        if (schema.has("anyOf") && !fitsAny(schema.get("anyOf"), value, place, depth)) {
            misfits.add(at(place) + value + " is none of what it may be");
        }
        if (value.isObject()) {
            misfits.addAll(members(schema, value, place, depth));
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                misfits.addAll(check(schema.get("items"), value.get(i), place + "/" + i, depth + 1));
            }
        }
        return misfits;
    }

    private List<String> reference(String pointer, JsonNode value, String place, int depth) {
        var target = pointer.startsWith("#") && (pointer.length() == 1 || pointer.startsWith("#/"))
                ? root.at(pointer.substring(1))
                : Json.nodes().missingNode();
        return target.isMissingNode()
                ? List.of(at(place) + "the schema refers to " + pointer + ", which is not in it")
                : check(target, value, place, depth + 1);
    }

    private boolean fitsAny(JsonNode alternatives, JsonNode value, String place, int depth) {
        return alternatives
                .valueStream()
                .anyMatch(it -> check(it, value, place, depth + 1).isEmpty());
    }

    private List<String> members(JsonNode schema, JsonNode value, String place, int depth) {
        var misfits = new ArrayList<String>();
        for (var name : schema.path("required")) {
            if (!value.has(name.asString())) {
                misfits.add(at(place) + name.asString() + " is missing");
            }
        }
        var properties = schema.path("properties");
        for (var member : value.properties()) {
            var own = properties.has(member.getKey())
                    ? properties.get(member.getKey())
                    : schema.path("additionalProperties");
            if (own.isObject()) {
                misfits.addAll(check(own, member.getValue(), place + "/" + member.getKey(), depth + 1));
            }
        }
        return misfits;
    }

    private static boolean isOneOf(JsonNode types, JsonNode value) {
        return types.isArray()
                ? types.valueStream().anyMatch(it -> isOf(it.asString(), value))
                : isOf(types.asString(), value);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static String at(String place) {
        return place.isEmpty() ? "" : place + ": ";
    }
}
