package dev.yore.subscription;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.ViewId;
import dev.yore.view.ViewStateException;
import dev.yore.view.ViewStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a subscription began. Its first share decides that when it is first run; the others do as it did.
 *
 * @param shares how many shares it is divided into
 * @param after where it begins
 */
record Beginning(int shares, Checkpoint after) {

    /** That of a share, if it has begun. */
    static Optional<Beginning> of(ViewStore views, ViewId share) {
        if (views.view(share).isEmpty()) {
            return Optional.empty();
        }
        try (var reader = views.read(share)) {
            return reader.get(StateKeys.STARTED).map(Beginning::of);
        }
    }

    /** Where a share goes on; when it never ran, where it begins, which is written before anything is delivered. */
    static Checkpoint resume(ViewStore views, Share share, Lease lease, Instant now) {
        if (of(views, share.state()).isEmpty()) {
            var whole = Subscription.stateOf(share.subscription().name());
            of(views, whole).orElseThrow().write(views, lease, now);
        }
        try (var reader = views.read(share.state())) {
            return reader.checkpoint();
        }
    }

    /** Has a share begin so. */
    void write(ViewStore views, Lease share, Instant at) {
        var json = Json.nodes().objectNode();
        json.put("at", at.toString()).put("after", after.toString());
        var row = Json.of(json.put("shares", shares));
        views.write(share, new Changes(Map.of(StateKeys.STARTED, Optional.of(row)), after, 0));
    }

    private static Beginning of(Json row) {
        var json = row.tree();
        return new Beginning(
                json.get("shares").intValue(),
                Checkpoint.parse(json.get("after").stringValue()));
    }

    /** @throws ViewStateException if a subscription is divided otherwise now */
    Beginning require(Subscription subscription) {
        if (subscription.shares() != shares) {
            throw ViewStateException.dividedOtherwise(subscription.name(), shares, subscription.shares());
        }
        return this;
    }
}
