package dev.yore.catalog;

import dev.yore.catalog.CatalogFolder.Content;
import dev.yore.catalog.CatalogFolder.Stored;
import dev.yore.catalog.CatalogProblem.Kind;
import dev.yore.domain.EventCodec;
import dev.yore.domain.EventShape;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One comparison of a folder with the codecs. */
final class CatalogCheck {

    private static final StreamId STREAM = StreamId.of("catalog");
    private static final EventId SAMPLE = EventId.of("sample");

    private final CatalogFolder folder;
    private final Map<EventShape, EventCodec<?>> codecs;
    private final List<CatalogEntry> entries;
    private final Map<Stored, Content> contents = new LinkedHashMap<>();
    private final List<CatalogProblem> problems = new ArrayList<>();

    CatalogCheck(CatalogFolder folder, Map<EventShape, EventCodec<?>> codecs, List<CatalogEntry> entries) {
        this.folder = folder;
        this.codecs = codecs;
        this.entries = entries;
    }

    List<CatalogProblem> problems() {
        folder.files().forEach(it -> contents.put(it, CatalogFolder.read(it.path())));
        contents.forEach(this::requireJson);
        entries.forEach(this::compare);
        contents.keySet().stream().map(Stored::type).distinct().forEach(this::requireKnown);
        contents.forEach(
                (file, content) -> content.json().filter(_ -> file.isSample()).ifPresent(it -> decode(file, it)));
        problems.sort(Comparator.comparing(CatalogProblem::type)
                .thenComparingInt(it -> it.schemaVersion().orElse(0))
                .thenComparing(CatalogProblem::file));
        return List.copyOf(problems);
    }

    private void requireJson(Stored file, Content content) {
        if (content.json().isEmpty()) {
            String again = file.isSample()
                    ? "take it from an event of that version, or from the history of the code"
                    : "take it from the history of the code";
            add(Kind.BROKEN, file, content.problem(), "Mend it, or " + again);
        }
    }

    private void compare(CatalogEntry entry) {
        var shape = entry.shape();
        var schema = find(shape, false);
        if (schema.isEmpty()) {
            add(
                    Kind.NO_SCHEMA,
                    shape,
                    folder.schema(shape.type(), shape.schemaVersion()),
                    shape + " has no schema",
                    wayOn(entry));
        }
        if (find(shape, true).isEmpty()) {
            add(
                    Kind.NO_SAMPLE,
                    shape,
                    folder.sample(shape.type(), shape.schemaVersion()),
                    shape + " has no sample",
                    wayOn(entry));
        }
        var stored = schema.flatMap(it -> json(it));
        if (stored.isPresent() && entry.schema().isPresent()) {
            var differences =
                    ShapeDifference.between(stored.get(), entry.schema().get());
            if (!differences.isEmpty()) {
                add(
                        Kind.CHANGED,
                        shape,
                        schema.get().path(),
                        "the shape of " + shape + " has changed: " + String.join("; ", differences),
                        "Give the type version %d, with an upcaster from version %d; or, if no event of this version was ever recorded, delete its files and write them anew"
                                .formatted(shape.schemaVersion() + 1, shape.schemaVersion()));
            }
        }
    }

    private static String wayOn(CatalogEntry entry) {
        if (entry.schema().isEmpty()) {
            return "It is read but no longer written: take the file from the code of that time, or make it from an event that was recorded";
        }
        return entry.sample().isPresent()
                ? "Let the catalogue write what is missing"
                : "Let the catalogue write what is missing, and give it an event as a sample: none could be made up";
    }

    private void requireKnown(EventType type) {
        if (codecs.keySet().stream().noneMatch(it -> it.type().equals(type))) {
            problems.add(
                    new CatalogProblem(
                            Kind.UNKNOWN,
                            type,
                            OptionalInt.empty(),
                            folder.of(type),
                            "no codec knows event type " + type,
                            "Events of it stay recorded: name it in a codec, or add an upcaster that takes it, if only to nothing"));
        }
    }

    private void decode(Stored file, Json sample) {
        var codec = codec(file);
        if (codec.isPresent()) {
            fit(file, sample);
            decode(file, sample, codec.get());
        } else if (codecs.keySet().stream().anyMatch(it -> it.type().equals(file.type()))) {
            add(
                    Kind.UNKNOWN,
                    file,
                    "no codec knows " + file.type() + " in version " + file.schemaVersion(),
                    "Events of it may be recorded: give the codec this version, or delete its files if there never were any");
        }
    }

    private void fit(Stored file, Json sample) {
        contents.keySet().stream()
                .filter(it ->
                        !it.isSample() && it.type().equals(file.type()) && it.schemaVersion() == file.schemaVersion())
                .findFirst()
                .flatMap(this::json)
                .map(it -> SchemaFit.misfits(it, sample))
                .filter(it -> !it.isEmpty())
                .ifPresent(it -> add(
                        Kind.UNFIT,
                        file,
                        "it is not what the schema of version " + file.schemaVersion() + " says: "
                                + String.join("; ", it),
                        "Mend the sample, or the schema if such events were recorded"));
    }

    private void decode(Stored file, Json sample, EventCodec<?> codec) {
        try {
            codec.decode(Event.of(STREAM, file.type(), sample).withId(SAMPLE).withSchemaVersion(file.schemaVersion()));
        } catch (RuntimeException e) {
            add(
                    Kind.UNREADABLE,
                    file,
                    "it can no longer be read: " + e.getMessage(),
                    "Recorded events like it cannot either: mend the upcaster or the record; or the sample, if none was ever like it");
        }
    }

    private Optional<Stored> find(EventShape shape, boolean sample) {
        return contents.keySet().stream()
                .filter(it -> it.isSample() == sample && it.isOf(shape))
                .findFirst();
    }

    private Optional<EventCodec<?>> codec(Stored file) {
        return codecs.entrySet().stream()
                .filter(it -> file.isOf(it.getKey()))
                .<EventCodec<?>>map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<Json> json(Stored file) {
        var content = contents.get(file);
        return content == null ? Optional.empty() : content.json();
    }

    private void add(Kind kind, EventShape shape, Path file, String what, String wayOn) {
        problems.add(new CatalogProblem(kind, shape.type(), OptionalInt.of(shape.schemaVersion()), file, what, wayOn));
    }

    private void add(Kind kind, Stored file, String what, String wayOn) {
        problems.add(
                new CatalogProblem(kind, file.type(), OptionalInt.of(file.schemaVersion()), file.path(), what, wayOn));
    }
}
