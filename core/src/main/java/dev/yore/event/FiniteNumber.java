package dev.yore.event;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a binary float, and refuses what is none: the texts {@code "NaN"} and {@code "Infinity"}, which Jackson would take for
 * one, and numbers that are too large.
 */
final class FiniteNumber<T extends Number> extends StdScalarDeserializer<T> {

    private final Function<Double, T> narrowed;

    FiniteNumber(Class<T> type, Function<Double, T> narrowed) {
        super(type);
        this.narrowed = narrowed;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        var number = narrowed.apply(_parseDoublePrimitive(parser, context));
        if (!Double.isFinite(number.doubleValue())) {
            context.reportInputMismatch(this, "%s is no number", parser.getString());
        }
        return number;
    }
}
