package dev.yore.catalog;

import dev.yore.domain.EventCodec;
import dev.yore.domain.EventShape;
import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.JsonSchema;
import dev.yore.event.StreamId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The event types of some codecs, in every version of their schemas, to be held against a folder that is kept with the code.
 *
 * <p>It is only there to be compared: no store is opened, and nothing is changed but by {@link #write}, which adds files and never
 * touches one that is there. Immutable.
 */
public final class EventCatalog {

    private static final StreamId STREAM = StreamId.of("catalog");

    private final Map<EventShape, EventCodec<?>> codecs;
    private final Map<EventType, Json> samples;

    private EventCatalog(Map<EventShape, EventCodec<?>> codecs, Map<EventType, Json> samples) {
        this.codecs = codecs;
        this.samples = samples;
    }

    /**
     * The catalogue of these codecs.
     *
     * @throws IllegalArgumentException if a codec does not tell its {@link EventCodec#shapes() shapes}, or two have the same type
     */
    public static EventCatalog of(EventCodec<?>... codecs) {
        return of(List.of(codecs));
    }

    /**
     * The catalogue of these codecs; one that is given twice counts once.
     *
     * @throws IllegalArgumentException if a codec does not tell its {@link EventCodec#shapes() shapes}, or two have the same type
     */
    public static EventCatalog of(Collection<? extends EventCodec<?>> codecs) {
        var owners = new HashMap<EventType, EventCodec<?>>();
        var shapes = new TreeMap<EventShape, EventCodec<?>>();
        for (var codec : new LinkedHashSet<>(codecs)) {
            if (codec.shapes().isEmpty()) {
                throw new IllegalArgumentException("codec " + codec.name() + " does not tell its shapes");
            }
            for (var shape : codec.shapes()) {
                var other = owners.putIfAbsent(shape.type(), codec);
                if (other != null && !other.equals(codec)) {
                    throw new IllegalArgumentException("codecs " + other.name() + " and " + codec.name()
                            + " both have event type " + shape.type() + ": give each a catalogue of its own");
                }
                shapes.put(shape, codec);
            }
        }
        return new EventCatalog(shapes, Map.of());
    }

    /**
     * The same, with these events as samples of their types; of several of one type the first.
     *
     * @throws IllegalArgumentException if it is not a catalogue of this codec
     */
    public <E> EventCatalog withSamples(EventCodec<E> codec, Collection<? extends E> events) {
        if (!codecs.containsValue(codec)) {
            throw new IllegalArgumentException("codec " + codec.name() + " is not in this catalogue");
        }
        var all = new HashMap<>(samples);
        for (var event : events) {
            Event encoded = codec.encode(STREAM, event);
            all.putIfAbsent(encoded.type(), encoded.data());
        }
        return new EventCatalog(codecs, Map.copyOf(all));
    }

    /** All types in all versions, in order. */
    public List<CatalogEntry> entries() {
        return codecs.entrySet().stream()
                .map(it -> entry(it.getKey(), it.getValue()))
                .toList();
    }

    private CatalogEntry entry(EventShape shape, EventCodec<?> codec) {
        var schema = shape.record().map(it -> titled(shape, JsonSchema.of(it)));
        var sample = schema.flatMap(
                it -> Optional.ofNullable(samples.get(shape.type())).or(() -> MadeUpSample.of(shape, it, codec)));
        return new CatalogEntry(shape, schema, sample);
    }

    private static Json titled(EventShape shape, Json schema) {
        var tree = schema.tree();
        var titled = Json.nodes().objectNode();
        titled.set("$schema", tree.required("$schema"));
        titled.put("title", shape.type() + ", version " + shape.schemaVersion());
        tree.properties().forEach(it -> titled.set(it.getKey(), it.getValue()));
        return Json.of(titled);
    }

    /**
     * All in which the folder and the codecs do not agree, in the order of types and versions; empty: they agree. A folder that is not
     * there is an empty one.
     *
     * @throws java.io.UncheckedIOException if the folder cannot be listed
     */
    public List<CatalogProblem> check(Path folder) {
        return new CatalogCheck(new CatalogFolder(folder), codecs, entries()).problems();
    }

    /**
     * Adds the schema and the sample of each version that is written today where the folder has none. What is there is never changed; and a
     * sample is not added to a schema that says something else.
     *
     * @return the files that it made
     * @throws java.io.UncheckedIOException if a file cannot be written; those before it are there
     */
    public List<Path> write(Path folder) {
        var catalog = new CatalogFolder(folder);
        var stored = catalog.files();
        var written = new ArrayList<Path>();
        for (var entry : entries()) {
            var shape = entry.shape();
            if (entry.schema().isEmpty()) {
                continue;
            }
            var schemaFile = catalog.schema(shape.type(), shape.schemaVersion());
            if (Files.notExists(schemaFile)) {
                CatalogFolder.write(schemaFile, entry.schema().get());
                written.add(schemaFile);
            }
            boolean lacksSample = stored.stream().noneMatch(it -> it.isSample() && it.isOf(shape));
            if (lacksSample
                    && entry.sample().isPresent()
                    && agrees(schemaFile, entry.schema().get())) {
                var sampleFile = catalog.sample(shape.type(), shape.schemaVersion());
                CatalogFolder.write(sampleFile, entry.sample().get());
                written.add(sampleFile);
            }
        }
        return written;
    }

    private static boolean agrees(Path schemaFile, Json schema) {
        return CatalogFolder.read(schemaFile)
                .json()
                .filter(it -> ShapeDifference.between(it, schema).isEmpty())
                .isPresent();
    }

    /** A schema or a sample as it stands in a catalogue's files: over several lines. */
    public static String text(Json json) {
        return CatalogFolder.indented(json);
    }
}
