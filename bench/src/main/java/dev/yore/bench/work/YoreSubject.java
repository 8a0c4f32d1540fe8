package dev.yore.bench.work;

import dev.yore.bench.figure.Figure;
import dev.yore.event.Event;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.log.LogStore;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded engine with its own defaults. */
final class YoreSubject implements Subject {

    /** The tag of one event in ten. */
    static final String COMMON_TAG = "channel:branch";

    /** The tag of ten events in all, which lie in the first tenth. */
    static final String RARE_TAG = "audit:2026";

    private static final List<Tag> COMMON = List.of(Tag.parse(COMMON_TAG));
    private static final List<Tag> BOTH = List.of(Tag.parse(COMMON_TAG), Tag.parse(RARE_TAG));
    private static final int COMMON_EVERY = 10;
    private static final int RARE = 10;

    private final Path directory;
    private final int events;
    private LogStore store;
    private int filled;

    /** Opens a store that is to be filled with so many events. */
    YoreSubject(Path directory, int events) {
        this.directory = directory;
        this.events = events;
        store = LogStore.open(directory);
    }

    LogStore store() {
        return store;
    }

    /** Does something with the store closed, while nobody else uses it. */
    void whileClosed(Action action) throws Exception {
        store.close();
        action.run();
        store = LogStore.open(directory);
    }

    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    @Override
    public String name() {
        return Figure.YORE;
    }

    @Override
    public String version() {
        var version = LogStore.class.getPackage().getImplementationVersion();
        return version == null ? "of these sources" : version;
    }

    @Override
    public String settings() {
        return "defaults: an append returns after fdatasync";
    }

    @Override
    public void append(Sample event) {
        store.append(Commit.of(event(event)).expecting(event.stream(), ExpectedVersion.exactly(event.version() - 1)));
    }

    @Override
    public void appendAll(List<Sample> samples) {
        var all = new ArrayList<Event>(samples.size());
        for (var sample : samples) {
            all.add(tagged(event(sample), filled++));
        }
        store.append(Commit.of(all));
    }

    static Event event(Sample sample) {
        return Event.of(sample.stream(), sample.type(), sample.payload().json());
    }

    private Event tagged(Event event, int number) {
        if (number % COMMON_EVERY != 0) {
            return event;
        }
        int tenth = events / RARE;
        boolean rare = number < tenth && number % (tenth / RARE) == 0;
        return event.withTags(rare ? BOTH : COMMON);
    }

    @Override
    public long load(String stream) {
        return count(store.load(StreamId.of(stream)));
    }

    @Override
    public long readAll() {
        return count(store.read(Query.all()));
    }

    /** Reads events to their end: checksums are checked and the payload's bytes taken, but not parsed. */
    static long count(Cursor<RecordedEvent> events) {
        try (events) {
            long count = 0;
            while (events.hasNext()) {
                count += events.next().data().length() > 0 ? 1 : 0;
            }
            return count;
        }
    }

    @Override
    public long bytesOnDisk() throws Exception {
        return Disk.bytes(directory);
    }

    @Override
    public void close() {
        store.close();
    }
}
