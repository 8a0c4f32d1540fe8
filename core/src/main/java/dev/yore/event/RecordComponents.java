package dev.yore.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Jackson's rules for records, but that a component must be there and not be null, unless its type is an {@link Optional} or
 * says {@link Nullable}.
 */
final class RecordComponents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> MAY_BE_ABSENT =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return mustBeThere(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return mustBeThere(annotated)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(config, annotated);
    }

    private static boolean mustBeThere(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && parameter.getDeclaringClass().isRecord()
                && !parameter.hasAnnotation(JsonUnwrapped.class)
                && !MAY_BE_ABSENT.contains(parameter.getRawType())
                && !isNullable(parameter);
    }

    /** A type's annotation is not among those that Jackson collects. */
    private static boolean isNullable(AnnotatedParameter parameter) {
        int index = parameter.getIndex();
        var components = parameter.getDeclaringClass().getRecordComponents();
        boolean component = index < components.length
                && components[index].getType().equals(parameter.getRawType())
                && isNullable(components[index].getAnnotatedType());
        return component
                || parameter.getOwner().getAnnotated() instanceof Executable executable
                        && isNullable(executable.getAnnotatedParameterTypes()[index]);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
