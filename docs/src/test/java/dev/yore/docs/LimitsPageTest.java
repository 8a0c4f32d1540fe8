package dev.yore.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.log.LogOptions;
import dev.yore.store.Limits;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on limits and promises names every limit with its value, and every exception. */
class LimitsPageTest {

    private static final List<String> LINES =
            Page.read("docs/limits-and-promises.md").lines();

    static Stream<Class<?>> exceptions() {
        return PublicApi.types().stream()
                .filter(Throwable.class::isAssignableFrom)
                .filter(it -> !Modifier.isAbstract(it.getModifiers()));
    }

    /** A constant of the public API that sets a limit. */
    record Constant(String name, Object value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Constant> constants() {
        return PublicApi.types().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(it -> Modifier.isPublic(it.getModifiers()) && Modifier.isStatic(it.getModifiers()))
                .filter(it -> it.getName().matches("(MAX|MIN|DEFAULT)_.*"))
                .map(LimitsPageTest::constant);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void everyExceptionHasARow(Class<?> exception) {
        assertThat(LINES).anyMatch(it -> it.startsWith("| `" + exception.getSimpleName() + "` |"));
    }

    @Test
    void exceptionsAreFound() {
        assertThat(exceptions()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantStandsThereWithItsValue(Constant constant) {
        assertThat(LINES).anyMatch(it -> it.contains("`" + constant.name + "`") && it.contains(text(constant.value)));
    }

    @ParameterizedTest
    @CsvSource({"eventBytes", "commitBytes", "commitEvents", "eventTags"})
    void everyLimitStandsThereWithDefaultAndMaximum(String name) {
        assertThat(LINES)
                .anyMatch(it -> it.startsWith("| `" + name + "` | " + text(of(Limits.DEFAULT, name)))
                        && it.contains(text(of(Limits.MAX, name))));
    }

    @ParameterizedTest
    @CsvSource({"segmentBytes", "indexPostings", "waitingAppends"})
    void everyOptionStandsThereWithItsDefault(String name) {
        assertThat(LINES).anyMatch(it -> it.startsWith("| `" + name + "` | " + text(of(LogOptions.DEFAULT, name))));
    }

    @Test
    void noLimitAndNoOptionIsForgotten() {
        assertThat(Limits.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("eventBytes", "commitBytes", "commitEvents", "eventTags");
        assertThat(LogOptions.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("limits", "segmentBytes", "indexPostings", "waitingAppends");
    }

    @Test
    void jsonHasTheLimitsThatStandThere() {
        assertThat(LINES).contains("| nesting | 500 levels |", "| one number | 1,000 characters |");
        assertThat(LINES).contains("| one member's name | 50,000 characters |");
        assertTheMost(500, it -> "{\"a\":".repeat(it - 1) + "{}" + "}".repeat(it - 1));
        assertTheMost(1_000, it -> "{\"a\":" + "1".repeat(it) + "}");
        assertTheMost(50_000, it -> "{\"" + "n".repeat(it) + "\":1}");
    }

    private static void assertTheMost(int limit, IntFunction<String> text) {
        assertThatCode(() -> Json.parse(text.apply(limit))).doesNotThrowAnyException();
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Json.parse(text.apply(limit + 1)));
    }

    private static Constant constant(Field field) {
        try {
            return new Constant(field.getDeclaringClass().getSimpleName() + "." + field.getName(), field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Object of(Object record, String component) {
        try {
            return record.getClass().getMethod(component).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component, e);
        }
    }

    private static String text(Object value) {
        return value instanceof Number number ? "%,d".formatted(number.longValue()) : value.toString();
    }
}
