package dev.yore.subscription;

import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import java.time.Instant;

/**
 * An event that a consumer could not take, or that waits behind one of the same stream.
 *
 * @param position where it stands
 * @param event its id
 * @param type what kind of fact it is
 * @param stream the aggregate that it happened to
 * @param behind whether it was never tried, because it waits behind another one of its stream
 * @param cause what happened when it was tried
 * @param attempts how often it was tried
 * @param at when it was parked, or last tried
 * @param decision the last decision on it that was carried out; empty: none
 */
public record Parked(
        Position position,
        EventId event,
        EventType type,
        StreamId stream,
        boolean behind,
        String cause,
        int attempts,
        Instant at,
        String decision) {

    static Parked behind(RecordedEvent event, Instant now) {
        return new Parked(
                event.position(),
                event.id(),
                event.type(),
                event.stream(),
                true,
                "waits behind another event of its stream",
                0,
                now,
                "");
    }

    static Parked failed(RecordedEvent event, Throwable cause, int attempts, Instant now) {
        return new Parked(
                event.position(), event.id(), event.type(), event.stream(), false, cause.toString(), attempts, now, "");
    }

    /** The same, which was parked before. */
    Parked again(Parked earlier) {
        return new Parked(
                position, event, type, stream, behind, cause, attempts + earlier.attempts, at, earlier.decision);
    }

    Parked decided(String id) {
        return new Parked(position, event, type, stream, behind, cause, attempts, at, id);
    }

    /** The key of its row: in the order of a partition's positions. */
    String key() {
        return keyOf(position);
    }

    static String keyOf(Position position) {
        return "%s:%019d".formatted(position.partition(), position.rank());
    }

    static Position positionOf(String key) {
        int colon = key.lastIndexOf(':');
        return new Position(new Partition(key.substring(0, colon)), Long.parseLong(key.substring(colon + 1)));
    }

    Json toJson() {
        var json = Json.nodes().objectNode();
        json.put("position", position.toString()).put("eventId", event.value()).put("eventType", type.name());
        json.put("stream", stream.value()).put("behind", behind).put("cause", cause);
        json.put("attempts", attempts).put("at", at.toString()).put("decision", decision);
        return Json.of(json);
    }

    static Parked of(Json row) {
        var json = row.tree();
        return new Parked(
                Position.parse(json.get("position").stringValue()),
                EventId.of(json.get("eventId").stringValue()),
                EventType.of(json.get("eventType").stringValue()),
                StreamId.of(json.get("stream").stringValue()),
                json.get("behind").booleanValue(),
                json.get("cause").stringValue(),
                json.get("attempts").intValue(),
                Instant.parse(json.get("at").stringValue()),
                json.get("decision").stringValue());
    }
}
