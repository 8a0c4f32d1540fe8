package dev.yore.dynamodb;

import dev.yore.log.LogStore;
import dev.yore.projection.Projections;
import dev.yore.projection.Status.State;
import dev.yore.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** A process that appends events and projects them until it is killed. */
final class Projector {

    /** What it prints when it has begun to write views. */
    static final String WRITES = "writes";

    private Projector() {}

    /** Takes the folder of the log and the place of the views. */
    public static void main(String[] arguments) throws Exception {
        var options = Tills.OPTIONS.lease(Duration.ofMillis(300));
        try (var store = LogStore.open(Path.of(arguments[0]));
                var views = Views.open(arguments[1]);
                var running = Projections.start(store, views, List.of(Tills.PROJECTION), options)) {
            running.onChange(it -> {
                if (EnumSet.of(State.CATCHING_UP, State.LIVE).contains(it.state())) {
                    System.out.println(WRITES);
                }
            });
            for (long number = store.stats().events() + 1; number < Long.MAX_VALUE; number++) {
                Tills.append(store, number, number);
            }
        }
    }
}
