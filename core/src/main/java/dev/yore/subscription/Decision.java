package dev.yore.subscription;

import dev.yore.event.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What someone decided on a parked event.
 *
 * @param id what it is known by
 * @param action what is to be done
 * @param reason why
 * @param actor who decided it
 * @param at when
 */
record Decision(String id, Action action, String reason, Optional<String> actor, Instant at) {

    enum Action {
        RETRY,
        DROP
    }

    Json toJson() {
        var json = Json.nodes().objectNode();
        json.put("id", id).put("action", action.name()).put("reason", reason);
        actor.ifPresent(it -> json.put("actor", it));
        json.put("at", at.toString());
        return Json.of(json);
    }

    static Decision of(Json row) {
        var json = row.tree();
        return new Decision(
                json.get("id").stringValue(),
                Action.valueOf(json.get("action").stringValue()),
                json.get("reason").stringValue(),
                json.optional("actor").map(it -> it.stringValue()),
                Instant.parse(json.get("at").stringValue()));
    }
}
