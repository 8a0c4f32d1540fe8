package dev.yore.spi;

import dev.yore.domain.Aggregate;
import dev.yore.projection.Projection;
import dev.yore.replay.Alternative;
import java.util.List;

/**
 * A domain that runs on Yore, found by {@link java.util.ServiceLoader}: what tools need in order to show its streams as
 * states instead of raw events.
 */
public interface Application {

    /** Its name, in lower case, as it is shown to people. */
    String name();

    /** The kinds of aggregates that it has. */
    List<Aggregate<?, ?, ?>> aggregates();

    /** The projections that it has; none where it says nothing else. */
    default List<Projection<?, ?>> projections() {
        return List.of();
    }

    /** Other logics that its events may be replayed with, to see what would be different. */
    default List<Alternative> alternatives() {
        return List.of();
    }
}
