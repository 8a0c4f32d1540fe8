package dev.yore.subscription;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.subscription.Decision.Action;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.ViewId;
import dev.yore.view.ViewStateException;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes down what people decide on parked events. Any thread may use it. */
final class DecisionWriter {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final ViewStore views;
    private final ViewId view;
    private final InstantSource clock = InstantSource.system();

    DecisionWriter(ViewStore views, ViewId view) {
        this.views = views;
        this.view = view;
    }

    void write(List<Parked> events, Action action, String reason, Optional<String> actor) {
        Map<String, Optional<Json>> rows = new HashMap<>();
        for (var event : events) {
            var decision = new Decision(UUID.randomUUID().toString(), action, reason, actor, clock.instant());
            rows.put(event.key(), Optional.of(decision.toJson()));
        }
        var lease = acquire();
        try {
            views.write(lease, new Changes(rows, Checkpoint.START, rows.size()));
        } finally {
            views.release(lease);
        }
    }

    /** Others who decide hold it for as long as a write takes. */
    private Lease acquire() {
        var owner = "decision-" + UUID.randomUUID();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var lease = views.acquire(view, owner, LEASE);
            if (lease.isPresent()) {
                return lease.get();
            }
            if (System.nanoTime() > end) {
                throw ViewStateException.stillWritten(view, "someone who decides too");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
