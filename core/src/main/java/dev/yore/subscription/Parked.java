package dev.yore.subscription;

import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.internal.Failures;
import java.time.Instant;

/**
 * An event that a consumer could not take, or that waits behind one of the same stream.
 *
 * @param position where it stands
 * @param event its id
 * @param type what kind of fact it is
 * @param stream the aggregate that it happened to
 * @param version its rank in that stream
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
        Version version,
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
                event.version(),
                true,
                "waits behind another event of its stream",
                0,
                now,
                "");
    }

    static Parked failed(RecordedEvent event, Throwable cause, int attempts, Instant now) {
        return new Parked(
                event.position(),
                event.id(),
                event.type(),
                event.stream(),
                event.version(),
                false,
                Failures.text(cause),
                attempts,
                now,
                "");
    }

    /** The same, which was parked before. */
    Parked again(Parked earlier) {
        return new Parked(
                position,
                event,
                type,
                stream,
                version,
                behind,
                cause,
                attempts + earlier.attempts,
                at,
                earlier.decision);
    }

    Parked decided(String id) {
        return new Parked(position, event, type, stream, version, behind, cause, attempts, at, id);
    }

    /** What it is known by among the parked events. */
    String key() {
        return StateKeys.of(position);
    }

    Json toJson() {
        var json = Json.nodes().objectNode();
        json.put("position", position.toString()).put("eventId", event.value()).put("eventType", type.name());
        json.put("stream", stream.value())
                .put("version", version.value())
                .put("behind", behind)
                .put("cause", cause);
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
                new Version(json.get("version").longValue()),
                json.get("behind").booleanValue(),
                json.get("cause").stringValue(),
                json.get("attempts").intValue(),
                Instant.parse(json.get("at").stringValue()),
                json.get("decision").stringValue());
    }
}
