package dev.yore.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;

/** Writes what an object has for members into its schema. */
final class ObjectSchema extends JsonObjectFormatVisitor.Base {

    private final SchemaWriter writer;
    private final ObjectNode schema;
    private final ObjectNode properties;
    private final String pointer;

    ObjectSchema(SchemaWriter writer, ObjectNode schema, String pointer) {
        super(writer.context());
        this.writer = writer;
        this.schema = schema.put("type", "object");
        this.properties = schema.putObject("properties");
        this.pointer = pointer;
    }

    @Override
    public void property(BeanProperty property) {
        boolean mustBeThere = writer.isRequired(property);
        var type = property.getType();
        @Nullable JsonFormatVisitable handler = null;
        if (property instanceof BeanPropertyWriter own) {
            type = own.getSerializationType() == null ? type : own.getSerializationType();
            handler = own.getSerializer();
        }
        member(property.getName(), writer.schema(type, handler, property, below(property.getName())), mustBeThere);
    }

    @Override
    public void optionalProperty(BeanProperty property) {
        property(property);
    }

    @Override
    public void property(String name, JsonFormatVisitable handler, JavaType type) {
        member(name, writer.schema(type, handler, null, below(name)), true);
    }

    @Override
    public void optionalProperty(String name, JsonFormatVisitable handler, JavaType type) {
        member(name, writer.schema(type, handler, null, below(name)), false);
    }

    private void member(String name, ObjectNode value, boolean mustBeThere) {
        if (mustBeThere) {
            schema.withArray("required").add(name);
            properties.set(name, value);
        } else {
            properties.set(name, orNull(value));
        }
    }

    private String below(String name) {
        return below(pointer, "properties", name);
    }

    /** The pointer to a part of a schema, by its keyword and name. */
    static String below(String pointer, String keyword, String name) {
        return pointer + "/" + keyword + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static ObjectNode orNull(ObjectNode value) {
        if (value.has("type")) {
            var types = value.arrayNode().add(value.required("type")).add("null");
            value.set("type", types);
            if (value.get("enum") instanceof ArrayNode values) {
                values.addNull();
            }
            return value;
        }
        if (value.isEmpty()) {
            return value;
        }
        var either = value.get("anyOf") instanceof ArrayNode anyOf
                ? anyOf
                : value.arrayNode().add(value);
        either.addObject().put("type", "null");
        return either.objectNode().set("anyOf", either);
    }
}
