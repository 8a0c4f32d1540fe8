package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = Shop.withOrders(folder.resolve("store"));
    }

    @Test
    void statsTellHowMuchThereIs() {
        assertThat(shop.done("stats")).contains("events          4\n", "streams         2\n", "first recorded  20");
        var json = shop.json("stats").getFirst();
        assertThat(json.get("events").intValue()).isEqualTo(4);
        assertThat(json.propertyNames())
                .contains("directory", "streams", "firstRecordedAt", "lastRecordedAt", "segments", "logBytes");
    }

    @Test
    void aSoundStoreIsClean() {
        assertThat(shop.done("verify")).isEqualTo("clean: 4 events, 4 commits, 2 streams\n");
        assertThat(shop.json("verify").getFirst())
                .hasToString("{\"clean\":true,\"events\":4,\"commits\":4,\"streams\":2,\"damages\":[]}");
    }

    @Test
    void aDamagedStoreIsToldAndTheExitCodeIsOne() throws IOException {
        damage();
        var run = shop.yore("verify");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("damage in ").contains(" at offset ", "damaged (1)");
        assertThat(shop.yore("verify", "--json").out()).startsWith("{\"clean\":false");
    }

    @Test
    void theIndexCanBeMadeAnew() {
        assertThat(shop.done("index", "rebuild")).isEqualTo("4 events indexed\n");
        assertThat(shop.json("index", "rebuild").getFirst()).hasToString("{\"events\":4}");
        assertThat(shop.json("events", "--tag", "customer:ann")).hasSize(2);
    }

    @Test
    void oneCanReadBesideAWriterButNotWrite() {
        try (var _ = LogStore.open(shop.data())) {
            assertThat(shop.json("events")).hasSize(4);
            var run = shop.yore("append", "order_1", "OrderReturned");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("yore: ").hasLineCount(1);
        }
    }

    /** Turns a bit of the first event over. */
    private void damage() throws IOException {
        try (var files = Files.walk(shop.data())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("OrderPlaced");
                if (at >= 0 && file.toString().contains("log")) {
                    bytes[at] ^= 1;
                    Files.write(file, bytes);
                    return;
                }
            }
        }
        throw new AssertionError("no event found in the files of " + shop.data());
    }
}
