package dev.yore.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.Snapshot;
import dev.yore.snapshot.SnapshotKind;
import dev.yore.snapshot.SnapshotMark;
import dev.yore.snapshot.SnapshotStore;
import dev.yore.snapshot.Thinning;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots in a database. */
class JdbcSnapshotsTest {

    private static final SnapshotKind KIND = new SnapshotKind("account", 1);
    private static final StreamId STREAM = StreamId.of("acc_1");

    @TempDir
    private Path folder;

    @Test
    void theNewestUsableOneIsGivenBackAsItWasKept() {
        inBoth(snapshots -> {
            assertThat(snapshots.newest(KIND, STREAM, _ -> true)).isEmpty();
            snapshots.put(snapshot(KIND, STREAM, 100));
            snapshots.put(snapshot(KIND, STREAM, 200));
            snapshots.put(snapshot(KIND, STREAM, 200));
            assertThat(snapshots.newest(KIND, STREAM, _ -> true)).contains(snapshot(KIND, STREAM, 200));
            assertThat(snapshots.newest(KIND, STREAM, it -> it.version().value() < 200))
                    .contains(snapshot(KIND, STREAM, 100));
            assertThat(snapshots.newest(new SnapshotKind("account", 2), STREAM, _ -> true))
                    .isEmpty();
            assertThat(snapshots.newest(KIND, StreamId.of("acc_2"), _ -> true)).isEmpty();
        });
    }

    @Test
    void someOfEachStreamAreKeptAndAllMayBeDeleted() {
        inBoth(snapshots -> {
            for (int version = 1; version <= 20; version++) {
                snapshots.put(snapshot(KIND, STREAM, version));
            }
            snapshots.put(snapshot(KIND, StreamId.of("acc_2"), 1));
            assertThat(snapshots.newest(KIND, STREAM, it -> it.version().value() < 20))
                    .isPresent();
            snapshots.delete(KIND, STREAM);
            assertThat(snapshots.newest(KIND, STREAM, _ -> true)).isEmpty();
            assertThat(snapshots.newest(KIND, StreamId.of("acc_2"), _ -> true)).isPresent();
            snapshots.deleteAll(KIND);
            assertThat(snapshots.newest(KIND, StreamId.of("acc_2"), _ -> true)).isEmpty();
        });
    }

    @Test
    void noMoreThanAllowedAreInTheTable() throws SQLException {
        var file = folder.resolve("counted.db");
        try (var views = JdbcViewStore.sqlite(file)) {
            var snapshots = views.snapshots(new Thinning(3));
            for (int version = 1; version <= 20; version++) {
                snapshots.put(snapshot(KIND, STREAM, version));
            }
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from yore_snapshots")) {
            assertThat(rows.getInt(1)).isEqualTo(3);
        }
    }

    private void inBoth(Consumer<SnapshotStore> test) {
        try (var views = JdbcViewStore.sqlite(folder.resolve("views.db"))) {
            test.accept(views.snapshots(new Thinning(5)));
        }
        try (var views = JdbcViewStore.postgres(Postgres.newDatabase())) {
            test.accept(views.snapshots(new Thinning(5)));
        }
    }

    private static Snapshot snapshot(SnapshotKind kind, StreamId stream, long version) {
        var mark = new SnapshotMark(
                Version.of(version),
                Position.of(version),
                EventId.of("event-" + version),
                Instant.parse("2024-01-15T10:00:00.000001Z"),
                Instant.parse("2024-01-16T10:00:00Z"));
        return new Snapshot(kind, stream, mark, Json.parse("{\"balance\":0.10,\"count\":" + version + "}"));
    }
}
