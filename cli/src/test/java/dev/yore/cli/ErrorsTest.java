package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsTest {

    @TempDir
    private Path folder;

    @Test
    void aMistypedCommandGetsASuggestion() {
        var run = CommandRun.of("strem", "order_1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        yore: there is no command 'strem'
                        Did you mean stream?
                        'yore --help' tells more.
                        """);
    }

    @Test
    void aMistypedOptionGetsASuggestion() {
        var run = CommandRun.of("events", "--tpye", "OrderPlaced");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "yore: there is no option '--tpye'\nDid you mean --type?\n'yore events --help' tells more.");
    }

    @Test
    void whatIsMissingIsShownWithTheUsage() {
        assertThat(CommandRun.of("stream").err())
                .startsWith("yore: Missing required parameter: 'ID'\nUsage: yore stream [OPTIONS] ID\n");
    }

    @Test
    void anErrorIsOneLineAndHasItsStackTraceOnDemand() {
        var shop = new Shop(folder.resolve("nowhere"));
        var run = shop.yore("events");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("yore: ").contains("nowhere").hasLineCount(1);
        assertThat(shop.yore("events", "--debug").err()).contains("UnreadableStoreException", "\tat dev.yore");
        assertThat(shop.data()).doesNotExist();
    }

    @Test
    void errorsAreJsonWhereResultsAre() {
        var shop = new Shop(folder.resolve("store"));
        shop.done("append", "order_1", "OrderPlaced");
        var refused = shop.yore("append", "order_1", "OrderPlaced", "--expect", "7", "--json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("""
                        {"error":"conflict","message":"conflict: stream order_1 is at version 1, not 7","exitCode":1}
                        """);
        assertThat(shop.yore("append", "order_1", "--json").err()).isEqualTo("""
                        {"error":"usage","message":"Missing required parameter: 'TYPE'","exitCode":2}
                        """);
    }

    @Test
    void aDirectoryOfAnotherKindIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("diary.txt"), "Dear diary");
        var run = new Shop(folder).yore("append", "order_1", "OrderPlaced");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("yore: ").hasLineCount(1);
        assertThat(folder).isDirectoryNotContaining("glob:**/lock").isDirectoryContaining("glob:**/diary.txt");
    }

    @Test
    void theDirectoryIsTheNamedOneElseThatOfTheEnvironment() {
        var store = folder.resolve("store").toString();
        var environment = Map.of("YORE_DATA", store);
        assertThat(CommandRun.in(environment, "", "append", "order_1", "OrderPlaced")
                        .exitCode())
                .isZero();
        assertThat(CommandRun.in(environment, "", "streams").out()).isEqualTo("order_1  1\n");
        assertThat(CommandRun.of("--data", store, "streams").out()).isEqualTo("order_1  1\n");
        assertThat(CommandRun.in(environment, "", "streams", "--data", "elsewhere")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void aReaderThatGoesAwayIsNoFailure() {
        var shop = Shop.withOrders(folder.resolve("store"));
        var err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                InputStream.nullInputStream(),
                failing("Broken pipe"),
                err,
                Map.of(),
                "events",
                "--data",
                shop.data().toString());
        assertThat(exitCode).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whoWaitsNoticesThatTheReaderHasGone() {
        var shop = Shop.withOrders(folder.resolve("store"));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console =
                new Console(InputStream.nullInputStream(), out, () -> out.size() > 0, err, false, false, Map.of());

        int exitCode =
                Main.run(console, "events", "--follow", "--data", shop.data().toString());
        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("OrderPlaced");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anOutputThatIsFullIsAFailure() {
        var shop = Shop.withOrders(folder.resolve("store"));
        var err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                InputStream.nullInputStream(),
                failing("No space left on device"),
                err,
                Map.of(),
                "export",
                "--data",
                shop.data().toString());
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("yore: standard output takes nothing more: No space left on device\n");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
