package dev.yore.event;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema, draft 2020-12, of what {@link Json#from} writes of a class and {@link Json#as} reads.
 *
 * <p>It is asked of Jackson, not guessed from the class: names, left out members and the forms of values are those that its
 * annotations lead to. A member is required where reading would miss it; others may be null. Names of classes do not stand in it, unless
 * Jackson writes them. Where Jackson does not say what a value looks like, any is allowed.
 */
public final class JsonSchema {

    /** The dialect that schemas are written in. */
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonMapper MAPPER = JsonMappers.nestedUpTo(Json.MAX_DEPTH);

    private JsonSchema() {}

    /**
     * The schema of a class.
     *
     * @throws InvalidEventException if Jackson cannot write objects of this class
     */
    public static Json of(Class<?> type) {
        try {
            var schema = Json.nodes().objectNode().put("$schema", DIALECT);
            schema.setAll(new SchemaWriter(MAPPER).schema(type));
            return Json.of(schema);
        } catch (JacksonException e) {
            throw new InvalidEventException(
                    "schema", "of " + type.getName() + " cannot be told: " + JsonErrors.reason(e), e);
        }
    }
}
