package dev.yore.testkit.view;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewReader;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** View stores that show rows wrongly. */
final class ReadingFlaws {

    private ReadingFlaws() {}

    static Stream<ViewFlaw> all() {
        return Stream.of(
                ViewFlaw.of("shows what is written later", ReadingFlaws::unstable)
                        .caughtBy("aReaderSeesTheViewAsItWasWhenItWasOpened"),
                ordering("orders keys by their characters", Comparator.naturalOrder()),
                ordering("orders keys as people do", String.CASE_INSENSITIVE_ORDER),
                listing("takes a prefix for a pattern", ReadingFlaws::pattern)
                        .caughtBy("whatMeansSomethingInAPatternMeansNothingInAPrefix"),
                listing("ends a prefix too early", ReadingFlaws::cutShort)
                        .caughtBy("everyPrefixAndPageGivesTheRowsThatItIncludes"),
                listing("begins a page with the key that it is to begin behind", ReadingFlaws::overlapping)
                        .caughtBy("pagesFollowOneAnotherWithoutGapAndOverlap"),
                listing("knows no limits of pages", (sound, range) -> list(sound, range.limit(Long.MAX_VALUE)))
                        .caughtBy("pagesFollowOneAnotherWithoutGapAndOverlap"),
                listing("reads a thousand rows at the most", (sound, range) -> list(sound, range.limit(1_000)))
                        .caughtBy("aListThatIsHalfReadDoesNotChange", "aLongListIsReadAsItIsAskedForAndMayBeLeft"));
    }

    private static List<Row> list(ViewReader sound, RowRange range) {
        return sound.list(range).toList();
    }

    private static List<Row> pattern(ViewReader sound, RowRange range) {
        return list(sound, RowRange.prefix(range.prefix().replaceFirst("[%_].*", "")));
    }

    private static List<Row> cutShort(ViewReader sound, RowRange range) {
        var last = range.prefix() + "\uFFFF";
        return list(sound, range).stream()
                .filter(it -> range.prefix().isEmpty() || Row.KEY_ORDER.compare(it.key(), last) <= 0)
                .toList();
    }

    private static List<Row> overlapping(ViewReader sound, RowRange range) {
        return list(sound, RowRange.prefix(range.prefix())).stream()
                .filter(it -> range.after()
                        .map(after -> Row.KEY_ORDER.compare(it.key(), after) >= 0)
                        .orElse(true))
                .limit(range.limit())
                .toList();
    }

    private static ViewFlaw ordering(String name, Comparator<String> order) {
        return listing(
                        name,
                        (sound, range) -> list(sound, range).stream()
                                .sorted(Comparator.comparing(Row::key, order))
                                .toList())
                .caughtBy("keysComeInTheOrderOfTheirBytes");
    }

    private static ViewFlaw listing(String name, BiFunction<ViewReader, RowRange, List<Row>> list) {
        return ViewFlaw.of(name, store -> new ForwardingViewStore(store) {
            @Override
            public ViewReader read(ViewId id) {
                return new ForwardingReader(sound.read(id)) {
                    @Override
                    public Cursor<Row> list(RowRange range) {
                        return new RowCursor(list.apply(sound, range).iterator());
                    }
                };
            }
        });
    }

    private static ForwardingViewStore unstable(MemoryViewStore store) {
        return new ForwardingViewStore(store) {
            @Override
            public ViewReader read(ViewId id) {
                return new ForwardingReader(sound.read(id)) {
                    @Override
                    public Cursor<Row> list(RowRange range) {
                        return store.read(id).list(range);
                    }
                };
            }
        };
    }

    private static class ForwardingReader implements ViewReader {
        final ViewReader sound;

        ForwardingReader(ViewReader sound) {
            this.sound = sound;
        }

        @Override
        public ViewId id() {
            return sound.id();
        }

        @Override
        public Checkpoint checkpoint() {
            return sound.checkpoint();
        }

        @Override
        public Optional<Json> get(String key) {
            return sound.get(key);
        }

        @Override
        public Cursor<Row> list(RowRange range) {
            return sound.list(range);
        }

        @Override
        public long count() {
            return sound.count();
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private record RowCursor(Iterator<Row> rows) implements Cursor<Row> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Row next() {
            return rows.next();
        }

        @Override
        public void close() {}
    }
}
