package dev.yore.subscription;

import dev.yore.store.Checkpoint;
import dev.yore.subscription.SubscriptionStatus.State;
import java.time.Instant;
import java.util.Optional;

/** How far a share has come here. Immutable: each change gives another one. */
record Progress(
        State state,
        Checkpoint checkpoint,
        long delivered,
        int inFlight,
        int parked,
        Optional<String> problem,
        Instant at) {

    Progress in(State other, Optional<String> trouble) {
        return new Progress(other, checkpoint, delivered, inFlight, parked, trouble, at);
    }
}
