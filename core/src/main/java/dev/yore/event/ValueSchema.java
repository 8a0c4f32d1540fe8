package dev.yore.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNullFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.node.ObjectNode;

/** Writes what kind of value it is, and of what form, into its schema. */
final class ValueSchema extends JsonFormatVisitorWrapper.Base {

    /** By class: what Jackson says of them is sometimes wrong. */
    private static final Map<Class<?>, String> FORMATS = Map.of(
            Instant.class, "date-time",
            OffsetDateTime.class, "date-time",
            ZonedDateTime.class, "date-time",
            LocalDate.class, "date",
            OffsetTime.class, "time",
            Duration.class, "duration",
            Period.class, "duration",
            UUID.class, "uuid",
            URI.class, "uri");

    private final SchemaWriter writer;
    private final ObjectNode schema;
    private final @Nullable BeanProperty property;
    private final String pointer;

    ValueSchema(SchemaWriter writer, ObjectNode schema, @Nullable BeanProperty property, String pointer) {
        super(writer.context());
        this.writer = writer;
        this.schema = schema;
        this.property = property;
        this.pointer = pointer;
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        return new ObjectSchema(writer, schema, pointer);
    }

    @Override
    public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
        schema.put("type", "array");
        if (type != null && type.isTypeOrSubTypeOf(Set.class)) {
            schema.put("uniqueItems", true);
        }
        return new Items();
    }

    @Override
    public JsonMapFormatVisitor expectMapFormat(JavaType type) {
        schema.put("type", "object");
        return new Values();
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        schema.put("type", "string");
        var form = form(type);
        if (!form.isEmpty()) {
            schema.put("format", form);
        }
        return new Text();
    }

    @Override
    public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        schema.put("type", "number");
        return new Decimal();
    }

    @Override
    public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        schema.put("type", "integer");
        return new Whole();
    }

    @Override
    public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        schema.put("type", "boolean");
        return new JsonBooleanFormatVisitor.Base();
    }

    @Override
    public JsonNullFormatVisitor expectNullFormat(JavaType type) {
        schema.put("type", "null");
        return new JsonNullFormatVisitor.Base();
    }

    @Override
    public JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
        return new JsonAnyFormatVisitor.Base();
    }

    /** The form of a text: the pattern that an annotation asks for, or the usual one; empty where there is none. */
    private String form(@Nullable JavaType type) {
        if (type == null) {
            return "";
        }
        var asked = property == null
                ? JsonFormat.Value.empty()
                : property.findPropertyFormat(writer.context().getConfig(), type.getRawClass());
        if (asked.hasPattern()) {
            return asked.getPattern();
        }
        return FORMATS.getOrDefault(type.getRawClass(), "");
    }

    private void values(Set<String> values) {
        var all = schema.putArray("enum");
        values.forEach(all::add);
    }

    private void width(NumberType type) {
        switch (type) {
            case INT -> schema.put("format", "int32");
            case LONG -> schema.put("format", "int64");
            case FLOAT -> schema.put("format", "float");
            case DOUBLE -> schema.put("format", "double");
            case BIG_INTEGER, BIG_DECIMAL -> {}
        }
    }

    private final class Text extends JsonStringFormatVisitor.Base {
        @Override
        public void enumTypes(Set<String> names) {
            values(names);
        }
    }

    private final class Decimal extends JsonNumberFormatVisitor.Base {
        @Override
        public void numberType(NumberType type) {
            width(type);
        }
    }

    private final class Whole extends JsonIntegerFormatVisitor.Base {
        @Override
        public void numberType(NumberType type) {
            width(type);
        }
    }

    private final class Items extends JsonArrayFormatVisitor.Base {
        Items() {
            super(writer.context());
        }

        @Override
        public void itemsFormat(JsonFormatVisitable handler, JavaType type) {
            schema.set("items", writer.schema(type, handler, null, pointer + "/items"));
        }

        @Override
        public void itemsFormat(JsonFormatTypes kind) {
            if (kind != JsonFormatTypes.ANY) {
                schema.putObject("items").put("type", kind.value());
            }
        }
    }

    private final class Values extends JsonMapFormatVisitor.Base {
        Values() {
            super(writer.context());
        }

        @Override
        public void valueFormat(JsonFormatVisitable handler, JavaType type) {
            schema.set("additionalProperties", writer.schema(type, handler, null, pointer + "/additionalProperties"));
        }
    }
}
