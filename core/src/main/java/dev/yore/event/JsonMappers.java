package dev.yore.event;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Jackson, set so that numbers stay exact, everything has a limit, and nothing is made up that is not there. */
final class JsonMappers {

    private JsonMappers() {}

    static JsonMapper nestedUpTo(int depth) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(depth).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
        return JsonMapper.builder(factory)
                .annotationIntrospector(new RecordComponents())
                .addModule(finiteNumbers())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    private static SimpleModule finiteNumbers() {
        return new SimpleModule("finite numbers")
                .addDeserializer(Double.class, new FiniteNumber<>(Double.class, it -> it))
                .addDeserializer(Double.TYPE, new FiniteNumber<>(Double.TYPE, it -> it))
                .addDeserializer(Float.class, new FiniteNumber<>(Float.class, Double::floatValue))
                .addDeserializer(Float.TYPE, new FiniteNumber<>(Float.TYPE, Double::floatValue));
    }
}
