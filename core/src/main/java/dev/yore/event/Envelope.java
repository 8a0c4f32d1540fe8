package dev.yore.event;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of an event, the same in export files, over HTTP and on Kinesis.
 *
 * <p>Five members must be there: {@code eventId}, {@code eventType}, {@code aggregateId}, {@code timestamp} and
 * {@code data}. All others are optional. Members that Yore does not know are kept ({@link Event#extra()}). It is written with the
 * members that Yore knows first, in a fixed order, and the others behind them as they came.
 *
 * @param event the fact
 * @param version its rank in its stream, where it is recorded
 * @param position where it stands in the log, where it is recorded
 * @param recordedAt when a log took it, where it is recorded
 * @param commit the events recorded together with it, where it is recorded
 */
public record Envelope(
        Event event,
        Optional<Version> version,
        Optional<Position> position,
        Optional<Instant> recordedAt,
        Optional<CommitSpan> commit) {

    /** The names of the members that Yore knows. */
    static final Set<String> MEMBERS = Set.of(
            "eventId",
            "eventType",
            "aggregateId",
            "timestamp",
            "data",
            "version",
            "schemaVersion",
            "metadata",
            "tags",
            "recordedAt",
            "position",
            "commit");

    /** The envelope of an event that is not recorded yet. */
    public static Envelope of(Event event) {
        return new Envelope(event, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The envelope of a recorded event. */
    public static Envelope of(RecordedEvent recorded) {
        return new Envelope(
                recorded.event(),
                Optional.of(recorded.version()),
                Optional.of(recorded.position()),
                Optional.of(recorded.recordedAt()),
                Optional.of(recorded.commit()));
    }

    /**
     * Reads an envelope.
     *
     * @throws InvalidEventException naming the member that is missing or wrong, and why
     */
    public static Envelope parse(String text) {
        return of(Json.envelopes(text));
    }

    /**
     * Reads an envelope.
     *
     * @throws InvalidEventException naming the member that is missing or wrong, and why
     */
    public static Envelope of(JsonNode tree) {
        return new EnvelopeReader(tree).read();
    }

    /** The event as it was recorded, where all that a log adds is there. */
    public Optional<RecordedEvent> recorded() {
        return version.isPresent() && position.isPresent() && recordedAt.isPresent() && commit.isPresent()
                ? Optional.of(new RecordedEvent(event, version.get(), position.get(), recordedAt.get(), commit.get()))
                : Optional.empty();
    }

    /** The envelope as JSON. */
    public Json toJson() {
        return Json.ofEnvelopes(toTree());
    }

    /** The envelope as a tree, which is the caller's to change. */
    public ObjectNode toTree() {
        var tree = Json.nodes().objectNode();
        tree.put("eventId", event.id().value());
        tree.put("eventType", event.type().name());
        tree.put("aggregateId", event.stream().value());
        tree.put("timestamp", event.timestamp().toString());
        tree.set("data", event.data().tree());
        version.ifPresent(it -> tree.put("version", it.value()));
        if (event.schemaVersion() != 1) {
            tree.put("schemaVersion", event.schemaVersion());
        }
        if (!event.metadata().isEmpty()) {
            tree.set("metadata", event.metadata().json().tree());
        }
        if (!event.tags().isEmpty()) {
            var tags = tree.putArray("tags");
            event.tags().forEach(tag -> tags.add(tag.toString()));
        }
        recordedAt.ifPresent(it -> tree.put("recordedAt", it.toString()));
        position.ifPresent(it -> tree.set("position", positionNode(it)));
        commit.ifPresent(it -> tree.set("commit", commitNode(it)));
        tree.setAll((ObjectNode) event.extra().tree());
        return tree;
    }

    /** A position as JSON: a number in a log of one partition, else the text {@code partition:rank}. */
    static JsonNode positionNode(Position position) {
        return position.partition().equals(Partition.SINGLE)
                ? Json.nodes().numberNode(position.rank())
                : Json.nodes().stringNode(position.toString());
    }

    private static ObjectNode commitNode(CommitSpan commit) {
        var node = Json.nodes().objectNode();
        node.set("first", positionNode(commit.first()));
        node.put("size", commit.size());
        return node;
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
