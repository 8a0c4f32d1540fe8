package dev.yore.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.UnreadableViewsException;
import dev.yore.view.ViewId;
import dev.yore.view.ViewUnavailableException;
import dev.yore.view.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with a file is said, and nothing is half written. */
class SqliteFaultsTest {

    private static final ViewId ID = new ViewId("rows", 1);
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var missing = folder.resolve("missing");

        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(() -> JdbcViewStore.sqlite(missing.resolve("views.db")))
                .withMessageContaining(missing.toString());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() {
        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(() -> JdbcViewStore.sqlite(Path.of("/proc/views.db")))
                .withMessageContaining("/proc/views.db");
        assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(() -> JdbcViewStore.sqlite(folder));
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        var file = Files.writeString(folder.resolve("notes.txt"), "these are notes, and no database\n".repeat(100));

        assertThatExceptionOfType(UnreadableViewsException.class)
                .isThrownBy(() -> JdbcViewStore.sqlite(file))
                .withMessageContaining(file.toString());
        assertThat(file).hasContent("these are notes, and no database\n".repeat(100));
    }

    @Test
    void viewsOfALaterVersionAreNotTouched() {
        var file = folder.resolve("views.db");
        JdbcViewStore.sqlite(file).close();
        Databases.execute("jdbc:sqlite:" + file, "update yore_store set format = 2");

        assertThatExceptionOfType(UnreadableViewsException.class)
                .isThrownBy(() -> JdbcViewStore.sqlite(file))
                .withMessageContaining("upgrade");
    }

    @Test
    void tablesOfTheSameNamesThatAreOthersAreNotTouched() {
        for (var table : new String[] {"yore_store", "yore_views", "yore_skips"}) {
            var file = folder.resolve(table + ".db");
            Databases.execute("jdbc:sqlite:" + file, "create table " + table + " (mine text)");

            assertThatExceptionOfType(UnreadableViewsException.class)
                    .isThrownBy(() -> JdbcViewStore.sqlite(file))
                    .withMessageContaining(table);
            assertThat(Databases.query("jdbc:sqlite:" + file, "select name from sqlite_master"))
                    .containsExactly(table);
        }
    }

    @Test
    void aFileThatMayOnlyBeReadIsReadAndNotWritten() {
        var file = folder.resolve("views.db");
        try (var views = JdbcViewStore.sqlite(file)) {
            views.write(views.acquire(ID, "ann", LEASE).orElseThrow(), changes(1, 3, 10));
        }
        try (var views = Views.open("jdbc:sqlite:file:" + file + "?mode=ro");
                var reader = views.read(ID)) {
            assertThat(reader.count()).isEqualTo(3);
            assertThatExceptionOfType(ViewUnavailableException.class)
                    .isThrownBy(() -> views.acquire(ID, "ann", LEASE))
                    .withMessageContaining("write");
        }
    }

    @Test
    void aFullDiskUndoesTheWholeWriteAndTheNextOneIsFineOnceThereIsRoom() throws Exception {
        var file = folder.resolve("views.db");
        try (var views = JdbcViewStore.sqlite(file)) {
            var lease = views.acquire(ID, "ann", LEASE).orElseThrow();
            views.write(lease, changes(1, 3, 10));
            views.write(lease, Connection.class, connection -> {
                Sql.execute(connection, "pragma max_page_count = 40");
                return Changes.none(Checkpoint.of(2));
            });
            assertThatExceptionOfType(ViewUnavailableException.class)
                    .isThrownBy(() -> views.write(lease, changes(3, 1_000, 1_000)))
                    .withMessageContaining("room");
            assertThat(views.view(ID).orElseThrow().checkpoint()).isEqualTo(Checkpoint.of(2));
            assertThat(views.rows(ID, changes(3, 1_000, 1).rows().keySet())).hasSize(3);
            // What was undone has let go of its connection, and the next one knows no such bound.
            views.write(lease, changes(3, 1_000, 1_000));
            assertThat(views.rows(ID, changes(3, 1_000, 1).rows().keySet())).hasSize(1_000);
        }
    }

    @Test
    void whoWaitsTooLongForAnotherProcessIsToldAndHasWrittenNothing() throws Exception {
        var file = folder.resolve("views.db");
        try (var views = Views.open("jdbc:sqlite:" + file + "?busy_timeout=100")) {
            var lease = views.acquire(ID, "ann", LEASE).orElseThrow();
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                Sql.execute(other, "begin immediate");
                assertThatExceptionOfType(ViewUnavailableException.class)
                        .isThrownBy(() -> views.write(lease, changes(1, 3, 10)))
                        .withMessageContaining("another process");
                Sql.execute(other, "rollback");
            }
            views.write(lease, changes(1, 3, 10));
            assertThat(views.view(ID).orElseThrow().events()).isEqualTo(1);
        }
    }

    @Test
    void aThreadThatIsInterruptedWritesOrSaysThatItDidNot() {
        try (var views = JdbcViewStore.sqlite(folder.resolve("views.db"))) {
            var lease = views.acquire(ID, "ann", LEASE).orElseThrow();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(ViewUnavailableException.class)
                    .isThrownBy(() -> views.write(lease, changes(1, 3, 10)))
                    .withMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            views.write(lease, changes(1, 3, 10));
            assertThat(views.view(ID).orElseThrow().events()).isEqualTo(1);
        }
    }

    @Test
    void aStoreThatIsClosedSaysSo() {
        var views = JdbcViewStore.sqlite(folder.resolve("views.db"));
        views.close();
        views.close();

        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(views::views)
                .withMessageContaining("closed")
                .withCauseInstanceOf(SQLException.class);
    }

    private static Changes changes(long rank, int rows, int length) {
        Map<String, Optional<Json>> changes = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            changes.put("key-" + i, Optional.of(Json.parse("{\"text\":\"" + "x".repeat(length) + "\"}")));
        }
        return new Changes(changes, Checkpoint.of(rank), 1);
    }
}
