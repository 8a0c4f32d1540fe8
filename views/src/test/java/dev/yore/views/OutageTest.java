package dev.yore.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.yore.projection.Projections;
import dev.yore.projection.Status.State;
import dev.yore.testkit.InMemoryStore;
import dev.yore.view.ViewUnavailableException;
import dev.yore.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is gone for a while: projections go on by themselves when it is back. */
class OutageTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void projectionsGoOnByThemselvesWhenTheServerIsBack() throws Exception {
        try (var server = new OwnServer(folder.resolve("data"));
                var store = new InMemoryStore()) {
            server.start();
            Databases.execute(server.url(), Wallets.TABLE);
            var projections = List.of(Wallets.projection("rows"), Wallets.inTable("tables"));
            try (var views = Views.open(server.url());
                    var running = Projections.start(store, views, projections, Wallets.OPTIONS)) {
                append(store, 1, 300);
                assertThat(running.awaitCaughtUp(SOON)).isTrue();
                server.stop();
                append(store, 301, 600);
                await().atMost(SOON)
                        .until(() -> running.statuses().stream().allMatch(it -> it.state() == State.RETRYING));
                assertThat(running.statuses())
                        .allSatisfy(it -> assertThat(it.problem()).isPresent());
                assertThatExceptionOfType(ViewUnavailableException.class).isThrownBy(views::views);
                server.start();
                assertThat(running.awaitCaughtUp(SOON)).isTrue();
                assertThat(Databases.wallets(server.url())).isEqualTo(Wallets.after(600));
                assertThat(views.views()).allSatisfy(it -> {
                    assertThat(it.events()).isEqualTo(600);
                    assertThat(it.stop()).isEmpty();
                });
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsNamedWithoutItsPassword() {
        assertThatExceptionOfType(ViewUnavailableException.class)
                .isThrownBy(() -> Views.open("jdbc:postgresql://localhost:1/nowhere?user=ann&password=secret"))
                .withMessageContaining("jdbc:postgresql://localhost:1/nowhere")
                .withMessageNotContaining("secret");
    }

    private static void append(InMemoryStore store, long first, long last) {
        for (long number = first; number <= last; number++) {
            Wallets.append(store, number);
        }
    }
}
