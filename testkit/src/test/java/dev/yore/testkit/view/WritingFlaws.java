package dev.yore.testkit.view;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** View stores that write wrongly, or lose what was written. */
final class WritingFlaws {

    private WritingFlaws() {}

    static Stream<ViewFlaw> all() {
        return Stream.of(
                ViewFlaw.forgetting("forgets all when it is opened anew")
                        .caughtBy("everythingIsThereAfterReopening", "whatWasWrittenOutlivesACrash"),
                ViewFlaw.of("writes the checkpoint before the rows", CheckpointFirst::new)
                        .caughtBy("noReaderEverSeesRowsOfAnotherMomentThanTheCheckpoint"),
                ViewFlaw.of("writes what it can where a row is refused", Halves::new)
                        .caughtBy("aWriteThatIsRefusedChangesNothing"),
                ViewFlaw.of("writes more than its limits allow", NoLimits::new)
                        .caughtBy("aWriteHasAtMostSoManyRows", "aRowHasAtMostSoManyBytes"),
                changing("counts no events", it -> new Changes(it.rows(), it.checkpoint(), 0))
                        .caughtBy("rowsCheckpointAndEventsAreWhatWasWrittenLast"),
                rows("deletes nothing", Function.identity(), it -> it, false)
                        .caughtBy("rowsCheckpointAndEventsAreWhatWasWrittenLast", "aWriteOfManyRowsIsWhole"),
                rows("keeps numbers as binary floats", Function.identity(), WritingFlaws::asDoubles, true)
                        .caughtBy("numbersComeBackAsTheyWereWritten"),
                rows("keeps one row for keys that differ in case", it -> it.toLowerCase(Locale.ROOT), it -> it, true)
                        .caughtBy("keysComeInTheOrderOfTheirBytes"),
                ViewFlaw.of("finds few rows at once", FewRows::new).caughtBy("theRowsOfSomeKeysAreThoseThatAreThere"),
                ViewFlaw.of("does not record stops", NoStops::new)
                        .caughtBy("aStopIsRecordedAndChangesNothingElse", "onlyTheEventThatStoppedTheViewCanBeSkipped"),
                ViewFlaw.of("skips without a record", NoSkips::new).caughtBy("whatIsSkippedIsRecordedInOrder"));
    }

    private static ViewFlaw changing(String name, UnaryOperator<Changes> change) {
        return ViewFlaw.of(name, store -> new ForwardingViewStore(store) {
            @Override
            public void write(Lease lease, Changes changes) {
                sound.limits().check(changes);
                sound.write(lease, change.apply(changes));
            }
        });
    }

    private static ViewFlaw rows(
            String name, Function<String, String> keys, UnaryOperator<Json> values, boolean deletions) {
        return changing(name, changes -> {
            var rows = new LinkedHashMap<String, Optional<Json>>();
            changes.rows().forEach((key, row) -> {
                if (row.isPresent() || deletions) {
                    rows.put(keys.apply(key), row.map(values));
                }
            });
            return new Changes(rows, changes.checkpoint(), changes.events());
        });
    }

    private static Json asDoubles(Json row) {
        var tree = row.tree();
        if (tree instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).stream()
                    .filter(it -> object.path(it).isNumber())
                    .forEach(it -> object.put(it, object.path(it).doubleValue()));
        }
        return Json.of(tree);
    }

    private static final class CheckpointFirst extends ForwardingViewStore {
        CheckpointFirst(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void write(Lease lease, Changes changes) {
            limits().check(changes);
            sound.write(lease, Changes.none(changes.checkpoint()));
            LockSupport.parkNanos(50_000);
            sound.write(lease, changes);
        }
    }

    private static final class Halves extends ForwardingViewStore {
        Halves(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void write(Lease lease, Changes changes) {
            changes.rows()
                    .forEach((key, row) ->
                            sound.write(lease, new Changes(Map.of(key, row), changes.checkpoint(), changes.events())));
            sound.write(lease, new Changes(changes.rows(), changes.checkpoint(), 0));
        }
    }

    private static final class NoLimits extends ForwardingViewStore {
        NoLimits(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void write(Lease lease, Changes changes) {
            changes.rows().forEach((key, row) -> {
                if (row.map(Json::length).orElse(0) <= limits().rowBytes()) {
                    sound.write(lease, new Changes(Map.of(key, row), changes.checkpoint(), 0));
                }
            });
        }
    }

    private static final class FewRows extends ForwardingViewStore {
        FewRows(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public Map<String, Json> rows(ViewId id, Collection<String> keys) {
            return sound.rows(id, keys.stream().limit(1_000).toList());
        }
    }

    private static final class NoStops extends ForwardingViewStore {
        NoStops(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void stop(Lease lease, Stop stop) {}
    }

    private static final class NoSkips extends ForwardingViewStore {
        NoSkips(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void skip(ViewId id, Position position, String reason, Optional<String> actor) {
            sound.resume(id);
        }

        @Override
        public List<Skip> skips(ViewId id) {
            return List.of();
        }
    }
}
