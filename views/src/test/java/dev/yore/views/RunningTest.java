package dev.yore.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Position;
import dev.yore.projection.Projection;
import dev.yore.projection.Projections;
import dev.yore.projection.Status.State;
import dev.yore.projection.View;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.RowRange;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import dev.yore.view.Views;
import dev.yore.views.Wallets.Content;
import dev.yore.views.Wallets.Happening;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Projections that run into databases, several at a time. */
class RunningTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int EVENTS = 2_000;

    private final InMemoryStore store = new InMemoryStore();

    @TempDir
    Path folder;

    enum Kind {
        SQLITE,
        POSTGRES
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String url(Kind kind) {
        var url = kind == Kind.SQLITE ? "jdbc:sqlite:" + folder.resolve("views.db") : Postgres.newDatabase();
        Databases.execute(url, Wallets.TABLE);
        return url;
    }

    @ParameterizedTest
    @EnumSource
    void severalProjectionsCatchUpAtOnceIntoOneDatabase(Kind kind) throws InterruptedException {
        append(1, EVENTS);
        var url = url(kind);
        var rows = IntStream.range(0, 4)
                .mapToObj(it -> Wallets.projection("rows-" + it))
                .toList();
        var tables = Wallets.inTable("tables");
        try (var views = Views.open(url);
                var beside = Views.open(url);
                var running = start(views, rows.subList(0, 2));
                var others = start(beside, List.of(rows.get(2), rows.get(3), tables))) {
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(others.awaitCaughtUp(SOON)).isTrue();
            append(EVENTS + 1, EVENTS + 100);
            assertThat(running.awaitCaughtUp(SOON)).isTrue();
            assertThat(others.awaitCaughtUp(SOON)).isTrue();

            var expected = Wallets.after(EVENTS + 100);
            assertThat(rows).allSatisfy(it -> assertThat(rows(views, it)).isEqualTo(expected));
            assertThat(Databases.wallets(url)).isEqualTo(expected);
            assertThat(views.views()).extracting(ViewInfo::events).containsOnly(EVENTS + 100L);
        }
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("try") // the first is closed before its block ends
    void aSecondRunnerStandsByAndTakesOver(Kind kind) throws InterruptedException {
        append(1, EVENTS);
        var url = url(kind);
        var rows = Wallets.projection("rows");
        try (var views = Views.open(url);
                var beside = Views.open(url);
                var first = start(views, List.of(rows))) {
            assertThat(first.awaitCaughtUp(SOON)).isTrue();
            try (var second = start(beside, List.of(rows))) {
                await().atMost(SOON).until(() -> second.status(rows.id()).state() == State.STANDING_BY);
                append(EVENTS + 1, EVENTS + 50);
                assertThat(first.awaitCaughtUp(SOON)).isTrue();
                assertThat(second.status(rows.id()).state()).isEqualTo(State.STANDING_BY);
                first.close();
                append(EVENTS + 51, EVENTS + 100);
                assertThat(second.awaitCaughtUp(SOON)).isTrue();
                assertThat(rows(views, rows)).isEqualTo(Wallets.after(EVENTS + 100));
                assertThat(views.view(rows.id()).orElseThrow().events()).isEqualTo(EVENTS + 100);
            }
        }
    }

    /** Also what a store says that has no connections. */
    @ParameterizedTest
    @EnumSource
    void whateverTheWorkThrowsStopsItsProjectionAtTheEvent(Kind kind) {
        append(1, 20);
        var failing = Projection.named("failing", 1).of(Wallets.CODEC).inTransaction(Connection.class, (fact, _) -> {
            if (fact.position().rank() == 13) {
                throw new UnsupportedOperationException("a list that does not change");
            }
        });
        try (var views = Views.open(url(kind));
                var running = start(views, List.of(failing))) {
            await().atMost(SOON).until(() -> running.status(failing.id()).state() == State.STOPPED);
            var stop = running.status(failing.id()).stop().orElseThrow();
            assertThat(stop.position()).isEqualTo(Position.of(13));
            assertThat(stop.cause()).contains("a list that does not change");
        }
    }

    /** Two runners, of which now one and now the other loses its lease: whoever is fenced writes nothing. */
    @ParameterizedTest
    @EnumSource
    void runnersThatLoseTheirLeasesApplyEachEventOnce(Kind kind) throws InterruptedException {
        var url = url(kind);
        var projections = List.<Projection<Happening, ?>>of(Wallets.projection("rows"), Wallets.inTable("tables"));
        try (var views = Views.open(url);
                var beside = Views.open(url);
                var first = start(views, projections);
                var second = start(beside, projections)) {
            for (int i = 0; i < 20; i++) {
                append(1 + i * 100, 100 + i * 100);
                Databases.execute(url, "update yore_views set owned_until = 0");
                append(0, -1);
            }
            await().atMost(SOON)
                    .until(() ->
                            views.views().size() == 2 && views.views().stream().allMatch(it -> it.events() == EVENTS));
            var expected = Wallets.after(EVENTS);
            assertThat(Databases.wallets(url)).isEqualTo(expected);
            assertThat(rows(views, Wallets.projection("rows"))).isEqualTo(expected);
            assertThat(first.statuses()).hasSize(2);
            assertThat(second.statuses()).hasSize(2);
        }
    }

    private Projections start(ViewStore views, List<? extends Projection<?, ?>> projections) {
        return Projections.start(store, views, projections, Wallets.OPTIONS);
    }

    private void append(long first, long last) {
        for (long number = first; number <= last; number++) {
            Wallets.append(store, number);
        }
    }

    private static Map<String, Content> rows(ViewStore views, Projection<Happening, Content> projection) {
        var contents = new TreeMap<String, Content>();
        new ArrayList<>(View.of(views, projection).list(RowRange.all()))
                .forEach(it -> contents.put(it.key(), it.row()));
        return contents;
    }
}
