package dev.yore.testkit.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.yore.event.Partition;
import dev.yore.event.RecordedEvent;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Events of a log apart by their partitions, whose order among themselves means nothing. */
public final class ByPartition {

    private ByPartition() {}

    /** The events of each partition, in the order in which they came. */
    public static SortedMap<Partition, List<RecordedEvent>> of(List<RecordedEvent> events) {
        return events.stream().collect(groupingBy(it -> it.position().partition(), TreeMap::new, toList()));
    }

    /** The same events, one partition after the other. */
    public static List<RecordedEvent> sorted(List<RecordedEvent> events) {
        return of(events).values().stream().flatMap(List::stream).toList();
    }
}
