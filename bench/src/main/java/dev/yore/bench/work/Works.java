package dev.yore.bench.work;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of all works, and what they are. A name up to a {@code -} names the group of all works that begin like that. */
public final class Works {

    private static final SequencedMap<String, String> TITLES = new LinkedHashMap<>();

    /** Derived states; what takes a second a round, however short that is; and what tells nothing when there are few events. */
    private static final List<String> NOT_AT_FIRST =
            List.of("projection", "whatif", "snapshot", "contended-1024", "small-heap");

    static {
        title("append-1", "append an event with an expected version, 1 client");
        title("append-8", "the same, 8 clients");
        title("append-16", "the same, 16 clients");
        title("append-32", "the same, 32 clients");
        title("append-64", "the same, 64 clients");
        title("append-1024", "the same, 1,024 clients");
        title("condition-1", "append with a tag condition, 1 client");
        title("condition-64", "the same, 64 clients, no contention");
        title("condition-1024", "the same, 1,024 clients, no contention");
        title("contended-64", "append with a tag condition, 64 clients on 4 tags");
        title("contended-1024", "the same, 1,024 clients on 4 tags");
        title("commits-1000", "commits of 1,000 events");
        title("load", "load a random stream of 10");
        title("load-tenth", "the same among a tenth of the events");
        title("replay-raw", "read all events, checksums checked, payloads not parsed");
        title("replay-json", "the same, payloads parsed");
        title("replay-typed", "the same, as typed events");
        title("query-type", "query by a type that 1 event in 100 has");
        title("query-rare", "query by a tag that 10 events have");
        title("query-rare-tenth", "the same among a tenth of the events");
        title("query-both", "query by that tag and one that 1 event in 10 has");
        title("follow", "from an append's return to a follower");
        title("open-clean", "open after a clean close");
        title("open-clean-tenth", "the same with a tenth of the events");
        title("open-killed", "open after SIGKILL");
        title("disk", "disk per event, all files");
        title("disk-log", "disk per event, log alone");
        title("heap", "heap above an empty store's");
        title("allocated-append", "allocation of an append, all threads");
        title("allocated-load", "allocation of a load, all threads");
        title("small-heap", "append and read all events under -Xmx128m");
        title("start-help", "yore --help, the whole process");
        title("start-state", "yore state, the whole process");
        title("projection-memory", "a projection catches up, into memory");
        title("projection-sqlite", "the same, into SQLite; limit: bare batch upserts");
        title("projection-postgresql", "the same, into PostgreSQL; limit: bare batch upserts");
        title("whatif", "replay by two logics");
        title("snapshot-without", "load a state from all events of a long stream");
        title("snapshot-with", "the same with a snapshot");
        title("raw-write-synced", "write in pieces of 1 MiB, each synced");
        title("raw-write", "write in pieces of 1 MiB, synced once");
        title("raw-read-cached", "sequential read, from the system's cache");
        title("raw-read-cold", "sequential read, past the system's cache");
        title("raw-crc32c", "CRC-32C");
    }

    private Works() {}

    private static void title(String work, String title) {
        TITLES.put(work, title);
    }

    /** All of them by name, in the order in which they are told. */
    public static Map<String, String> titles() {
        return Collections.unmodifiableMap(TITLES);
    }

    /** The names of those for a first look. */
    public static Set<String> atFirst() {
        return TITLES.keySet().stream()
                .filter(work -> NOT_AT_FIRST.stream().noneMatch(it -> isOrBelongsTo(work, it)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a work is. */
    public static String titleOf(String work) {
        return Optional.ofNullable(TITLES.get(work)).orElse(work);
    }

    /** Whether a name is that of a work or of a group. */
    public static boolean isKnown(String name) {
        return TITLES.keySet().stream().anyMatch(it -> isOrBelongsTo(it, name));
    }

    static boolean isOrBelongsTo(String work, String name) {
        return work.equals(name) || work.startsWith(name + "-");
    }
}
