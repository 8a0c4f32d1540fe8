package dev.yore.subscription;

import dev.yore.event.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * A parked event that was given up: it is not delivered again.
 *
 * @param event the event, as it was parked
 * @param reason why
 * @param actor who decided it, where that is known
 * @param at when he did
 */
public record Dropped(Parked event, String reason, Optional<String> actor, Instant at) {

    Json toJson() {
        var json = Json.nodes().objectNode();
        json.set("event", event.toJson().tree());
        json.put("reason", reason);
        actor.ifPresent(it -> json.put("actor", it));
        json.put("at", at.toString());
        return Json.of(json);
    }

    static Dropped of(Json row) {
        var json = row.tree();
        return new Dropped(
                Parked.of(Json.of(json.get("event"))),
                json.get("reason").stringValue(),
                json.optional("actor").map(it -> it.stringValue()),
                Instant.parse(json.get("at").stringValue()));
    }
}
