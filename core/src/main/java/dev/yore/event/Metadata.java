package dev.yore.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known about how an event came to be: who, why, in whose wake, and what it corrects; and anything else that a
 * producer wants to say. A JSON object, parsed only when asked. Immutable.
 */
public final class Metadata {

    /** No metadata. */
    public static final Metadata NONE = new Metadata(Json.EMPTY_OBJECT);

    private final Json json;

    private Metadata(Json json) {
        this.json = json;
    }

    /**
     * The metadata of this JSON object.
     *
     * @throws InvalidEventException if the tree is not an object, or a well-known member is not a string,
     *     or {@code corrects} no event id
     */
    public static Metadata of(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            throw new InvalidEventException("metadata", "must be a JSON object, not " + tree);
        }
        for (var known : Known.values()) {
            var value = object.get(known.field);
            if (value != null && !value.isString()) {
                throw new InvalidEventException("metadata." + known.field, "must be a string, not " + value);
            }
        }
        var corrected = object.get(Known.CORRECTS.field);
        if (corrected != null) {
            requireId(corrected.stringValue());
        }
        return object.isEmpty() ? NONE : new Metadata(Json.of(object));
    }

    /** The metadata whose JSON object this is. It is for engines, which read back what was checked when it was written. */
    public static Metadata ofTrusted(Json json) {
        return new Metadata(json);
    }

    /** The conversation that the event belongs to. */
    public Optional<String> correlationId() {
        return text(Known.CORRELATION_ID);
    }

    /** The event or command that led to the event. */
    public Optional<String> causationId() {
        return text(Known.CAUSATION_ID);
    }

    /** Who did it. */
    public Optional<String> actor() {
        return text(Known.ACTOR);
    }

    /** Why. */
    public Optional<String> reason() {
        return text(Known.REASON);
    }

    /** The id of the earlier event that this one corrects. */
    public Optional<EventId> corrects() {
        return text(Known.CORRECTS).map(EventId::of);
    }

    /** A member by its name. */
    public Optional<JsonNode> get(String name) {
        return Optional.ofNullable(json.tree().get(name));
    }

    /** The same with a conversation. */
    public Metadata withCorrelationId(String id) {
        return with(Known.CORRELATION_ID, id);
    }

    /** The same with a cause. */
    public Metadata withCausationId(String id) {
        return with(Known.CAUSATION_ID, id);
    }

    /** The same with an actor. */
    public Metadata withActor(String actor) {
        return with(Known.ACTOR, actor);
    }

    /** The same with a reason. */
    public Metadata withReason(String reason) {
        return with(Known.REASON, reason);
    }

    /** The same, pointing at the event that is corrected. */
    public Metadata withCorrects(EventId corrected) {
        return with(Known.CORRECTS, corrected.value());
    }

    /**
     * The same with one more member, in place of one of the same name.
     *
     * @throws InvalidEventException if a well-known member is given something that is not a string
     */
    public Metadata with(String name, JsonNode value) {
        var object = (ObjectNode) json.tree();
        object.set(name, value);
        return of(object);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return json.length() == 2;
    }

    /** The JSON object. */
    public Json json() {
        return json;
    }

    private static void requireId(String corrected) {
        try {
            EventId.of(corrected);
        } catch (InvalidEventException e) {
            throw new InvalidEventException("metadata." + Known.CORRECTS.field, "is no event id: " + e.getMessage(), e);
        }
    }

    private Metadata with(Known known, String value) {
        return with(known.field, Json.nodes().stringNode(value));
    }

    private Optional<String> text(Known known) {
        if (isEmpty()) {
            return Optional.empty();
        }
        @Nullable JsonNode value = json.tree().get(known.field);
        return value == null ? Optional.empty() : Optional.of(value.stringValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private enum Known {
        CORRELATION_ID("correlationId"),
        CAUSATION_ID("causationId"),
        ACTOR("actor"),
        REASON("reason"),
        CORRECTS("corrects");

        private final String field;

        Known(String field) {
            this.field = field;
        }
    }
}
