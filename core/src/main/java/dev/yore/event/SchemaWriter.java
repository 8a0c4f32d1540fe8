package dev.yore.event;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.impl.UnknownSerializer;
import tools.jackson.databind.ser.jdk.ByteArraySerializer;

/** Writes the schema of a class as it goes through what Jackson says of it. For one class and one thread. */
final class SchemaWriter {

    private final JsonMapper mapper;
    private final SerializationContext context;

    /** What is being described, from the outside in; a type inside itself is a reference. */
    private final Deque<Open> open = new ArrayDeque<>();

    private final Map<Class<?>, Map<String, Boolean>> required = new HashMap<>();

    private record Open(JavaType type, String pointer) {}

    SchemaWriter(JsonMapper mapper) {
        var visitor = new JsonFormatVisitorWrapper.Base();
        mapper.acceptJsonFormatVisitor(String.class, visitor);
        this.mapper = mapper;
        this.context = visitor.getContext();
    }

    SerializationContext context() {
        return context;
    }

    ObjectNode schema(Class<?> type) {
        return schema(context.constructType(type), null, null, "");
    }

    /**
     * @param handler what writes it; null: whatever Jackson finds for the type
     * @param property whose value it is; null: it is no member's
     * @param pointer where the schema will stand
     */
    ObjectNode schema(
            JavaType type, @Nullable JsonFormatVisitable handler, @Nullable BeanProperty property, String pointer) {
        if (type.isJavaLangObject()) {
            return node();
        }
        if (type.isReferenceType()) {
            return schema(type.getContentType(), null, property, pointer);
        }
        for (var outer : open) {
            if (outer.type.equals(type)) {
                return node().put("$ref", "#" + outer.pointer);
            }
        }
        open.push(new Open(type, pointer));
        try {
            var writer = handler == null ? context.findPrimaryPropertySerializer(type, property) : handler;
            return type.isAbstract() && isFoundAtRunTime(writer)
                    ? alternatives(type, property, pointer)
                    : tagged(type, writer, property, pointer);
        } finally {
            open.pop();
        }
    }

    private static boolean isFoundAtRunTime(JsonFormatVisitable writer) {
        return writer instanceof BeanSerializerBase || writer instanceof UnknownSerializer;
    }

    /** Any of the classes that a sealed one permits; of others nothing is known. */
    private ObjectNode alternatives(JavaType type, @Nullable BeanProperty property, String pointer) {
        var schema = node();
        if (type.getRawClass().isSealed()) {
            var anyOf = schema.putArray("anyOf");
            for (var leaf : leaves(type.getRawClass()).distinct().toList()) {
                var alternative = context.constructSpecializedType(type, leaf);
                anyOf.add(schema(alternative, null, property, pointer + "/anyOf/" + anyOf.size()));
            }
        }
        return schema;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(SchemaWriter::leaves);
    }

    /** The value with the name of its type, where Jackson writes that. */
    private ObjectNode tagged(
            JavaType type, JsonFormatVisitable writer, @Nullable BeanProperty property, String pointer) {
        var tag = tag(type, property);
        if (tag == null) {
            return plain(type, writer, property, pointer);
        }
        String id = tag.getTypeIdResolver().idFromValueAndType(context, null, type.getRawClass());
        return switch (tag.getTypeInclusion()) {
            case PROPERTY, EXISTING_PROPERTY ->
                withTag(tag.getPropertyName(), id, plain(type, writer, property, pointer));
            case WRAPPER_OBJECT -> {
                var wrapper = node().put("type", "object");
                wrapper.putObject("properties")
                        .set(id, plain(type, writer, property, ObjectSchema.below(pointer, "properties", id)));
                wrapper.putArray("required").add(id);
                yield wrapper;
            }
            case WRAPPER_ARRAY -> node().put("type", "array");
            case EXTERNAL_PROPERTY, NOTHING -> plain(type, writer, property, pointer);
        };
    }

    private @Nullable TypeSerializer tag(JavaType type, @Nullable BeanProperty property) {
        return property instanceof BeanPropertyWriter writer && writer.getTypeSerializer() != null
                ? writer.getTypeSerializer()
                : context.findTypeSerializer(type);
    }

    private static ObjectNode withTag(String name, String id, ObjectNode plain) {
        var properties = node();
        properties.putObject(name).put("const", id);
        properties.setAll(plain.withObject("properties"));
        var requiredNames = plain.arrayNode().add(name);
        plain.path("required").valueStream().forEach(requiredNames::add);
        plain.set("properties", properties);
        plain.set("required", requiredNames);
        return plain;
    }

    private ObjectNode plain(
            JavaType type, JsonFormatVisitable writer, @Nullable BeanProperty property, String pointer) {
        var schema = node();
        if (writer instanceof ByteArraySerializer) {
            return schema.put("type", "string").put("contentEncoding", "base64");
        }
        writer.acceptJsonFormatVisitor(new ValueSchema(this, schema, property, pointer), type);
        return schema;
    }

    /** Whether reading an object of the member's class would miss the member. */
    boolean isRequired(BeanProperty property) {
        var member = property.getMember();
        return member != null
                && required.computeIfAbsent(member.getDeclaringClass(), this::requiredOf)
                        .getOrDefault(member.getName(), false);
    }

    private Map<String, Boolean> requiredOf(Class<?> type) {
        var introspector = mapper.deserializationConfig().classIntrospectorInstance();
        var javaType = context.constructType(type);
        return introspector
                .introspectForDeserialization(javaType, introspector.introspectClassAnnotations(javaType))
                .findProperties()
                .stream()
                .collect(toMap(
                        BeanPropertyDefinition::getInternalName, BeanPropertyDefinition::isRequired, (a, _) -> a));
    }

    private static ObjectNode node() {
        return Json.nodes().objectNode();
    }
}
