package dev.yore.domain;

import dev.yore.event.EventType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns an event's data as one version of its type has it into what the next version has. It is applied when an event is
 * read; what is recorded never changes.
 *
 * <p>Upcasters are chained: each takes one version, and what it makes is upcast again until the codec knows it. An event may
 * become several, or none. Pure: the same data always becomes the same.
 */
public interface Upcaster {

    /** The type that it takes. */
    EventType type();

    /** The version that it takes. */
    int schemaVersion();

    /**
     * What an event of that type and version is now: of a later version of the type, or of other types.
     *
     * @param old the event's data, which may be changed and handed on
     */
    List<Shaped> upcast(ObjectNode old);

    /**
     * An event's data, and what shape it has.
     *
     * @param type the type
     * @param schemaVersion the version of its schema
     * @param data the data
     */
    record Shaped(EventType type, int schemaVersion, ObjectNode data) {

        /** The data in this shape. */
        public static Shaped of(String type, int schemaVersion, ObjectNode data) {
            return new Shaped(EventType.of(type), schemaVersion, data);
        }
    }

    /** Changes the data in place; it then has the next version: new members with defaults, moved members, other units. */
    static Upcaster change(String type, int schemaVersion, Consumer<ObjectNode> change) {
        return split(type, schemaVersion, data -> {
            change.accept(data);
            return List.of(Shaped.of(type, schemaVersion + 1, data));
        });
    }

    /** Gives the type another name, in version 1 of that. */
    static Upcaster rename(String type, int schemaVersion, String newName) {
        return split(type, schemaVersion, data -> List.of(Shaped.of(newName, 1, data)));
    }

    /** Makes several events of one, or none. */
    static Upcaster split(String type, int schemaVersion, Function<ObjectNode, List<Shaped>> split) {
        var takes = EventType.of(type);
        return new Upcaster() {
            @Override
            public EventType type() {
                return takes;
            }

            @Override
            public int schemaVersion() {
                return schemaVersion;
            }

            @Override
            public List<Shaped> upcast(ObjectNode old) {
                return split.apply(old);
            }
        };
    }
}
