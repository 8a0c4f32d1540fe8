package dev.yore.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.ViewId;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of the user's own are written in the transactions of the views, and views are read as tables. */
class OwnTablesTest {

    private static final ViewId ID = new ViewId("own", 1);

    @TempDir
    Path folder;

    enum Kind {
        SQLITE,
        POSTGRES
    }

    private String url(Kind kind) {
        return kind == Kind.SQLITE ? "jdbc:sqlite:" + folder.resolve("views.db") : Postgres.newDatabase();
    }

    @ParameterizedTest
    @EnumSource
    void theTransactionIsNotForTheWorkToEnd(Kind kind) throws Exception {
        var url = url(kind);
        Databases.execute(url, Wallets.TABLE);
        try (var views = Views.open(url)) {
            var lease = lease(views);
            List<ThrowingUse> uses = List.of(
                    Connection::commit,
                    Connection::close,
                    Connection::rollback,
                    it -> it.setAutoCommit(true),
                    it -> it.abort(Runnable::run));
            for (var use : uses) {
                assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(views, lease, "a", use));
            }
            assertThat(Databases.wallets(url)).isEmpty();
            insert(views, lease, "b", it -> assertThat(it.getAutoCommit()).isFalse());
            assertThat(Databases.wallets(url)).containsOnlyKeys("b");
            assertThat(views.view(ID).orElseThrow().checkpoint()).isEqualTo(Checkpoint.of(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartOfTheWorkMayBeUndoneToASavepoint(Kind kind) throws Exception {
        var url = url(kind);
        Databases.execute(url, Wallets.TABLE);
        try (var views = Views.open(url)) {
            var lease = lease(views);
            for (var name : List.of("a", "b")) {
                insert(views, lease, name, it -> {
                    var savepoint = it.setSavepoint();
                    Sql.execute(it, "insert into wallets values ('" + name + "2', 1, 1)");
                    it.rollback(savepoint);
                });
            }
            assertThat(Databases.wallets(url)).containsOnlyKeys("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseSaysToTheWorkIsToldAsItIs(Kind kind) throws Exception {
        var url = url(kind);
        Databases.execute(url, Wallets.TABLE);
        try (var views = Views.open(url)) {
            var lease = lease(views);
            insert(views, lease, "a", _ -> {});
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(views, lease, "a", _ -> {}));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> insert(views, lease, "b", it -> Sql.execute(it, "insert into nothing values (1)")));
            insert(views, lease, "c", _ -> {});
            assertThat(Databases.wallets(url)).containsOnlyKeys("a", "c");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreReadAsTables(Kind kind) {
        var url = url(kind);
        try (var views = Views.open(url)) {
            for (int version : new int[] {1, 2}) {
                var lease = views.acquire(new ViewId("sums-of", version), "ann", Duration.ofMinutes(1))
                        .orElseThrow();
                var rows = Stream.of("a", "b", "c");
                views.write(
                        lease,
                        new Changes(
                                rows.collect(Collectors.toMap(
                                        it -> it,
                                        it -> Optional.of(
                                                Json.parse("{\"of\":\"" + it + "\",\"sum\":" + version + ".50}")))),
                                Checkpoint.of(3),
                                3));
            }
            var sums = "select key, value ->> 'sum' from \"%s\" where value ->> 'of' > 'a' order by key";
            assertThat(Databases.query(url, sums.formatted("sums-of_2"))).hasSize(2);
            assertThat(Databases.query(url, sums.formatted("sums-of_serving")).getFirst())
                    .startsWith("b|1.5");
            views.serve(new ViewId("sums-of", 2));
            assertThat(Databases.query(url, sums.formatted("sums-of_serving")).getFirst())
                    .startsWith("b|2.5");
            assertThat(Databases.query(url, "select checkpoint, events from yore_views where name = 'sums-of'"))
                    .containsExactly("3|3", "3|3");
        }
    }

    @FunctionalInterface
    private interface ThrowingUse {
        void use(Connection connection) throws SQLException;
    }

    private static Lease lease(ViewStore views) {
        return views.acquire(ID, "ann", Duration.ofMinutes(1)).orElseThrow();
    }

    private static void insert(ViewStore views, Lease lease, String name, ThrowingUse use) throws Exception {
        views.write(lease, Connection.class, connection -> {
            Sql.execute(connection, "insert into wallets values ('" + name + "', 1, 1)");
            use.use(connection);
            return new Changes(Map.of(), Checkpoint.of(1), 1);
        });
    }
}
