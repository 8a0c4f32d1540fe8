package dev.yore.bench.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be measured, and how much of it.
 *
 * @param folder where stores and files are made: what is measured is the disk that it lies on
 * @param events how many events each store gets
 * @param slowEvents how many those peers get that take by far the longest for them
 * @param rounds how many rounds count
 * @param round how long a round of timed calls takes; as many events are appended as come in that time
 * @param only the names of the works to do; empty: all
 * @param peers the names of the peers to compare with
 * @param postgres the JDBC URL of a PostgreSQL to use; empty: one is started
 */
public record Plan(
        Path folder,
        int events,
        int slowEvents,
        int rounds,
        Duration round,
        Set<String> only,
        Set<String> peers,
        Optional<String> postgres) {

    /** Whether a work is to be done: it, or the group that it belongs to, is named, or none is. */
    public boolean includes(String work) {
        return only.isEmpty() || only.stream().anyMatch(it -> Works.isOrBelongsTo(work, it));
    }

    /** Whether any of these works is to be done. */
    public boolean includesAny(String... works) {
        return Stream.of(works).anyMatch(this::includes);
    }
}
