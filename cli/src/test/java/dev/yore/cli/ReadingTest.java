package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = Shop.withOrders(folder.resolve("store"));
    }

    @Test
    void aStreamIsShownForwardsAndBackwards() {
        assertThat(types("stream", "order_1")).containsExactly("OrderPlaced", "PaymentReceived", "OrderShipped");
        assertThat(types("stream", "order_1", "--backwards", "--limit", "2"))
                .containsExactly("OrderShipped", "PaymentReceived");
        assertThat(types("stream", "order_1", "--from", "2", "--to", "2")).containsExactly("PaymentReceived");
    }

    @Test
    void aStreamAsATableHasVersionTimeTypeDataAndWhatElseThereIs() {
        assertThat(shop.done("stream", "order_1").lines().map(it -> it.replaceAll("[0-9-]+T[0-9:.]+Z", "<time>")))
                .containsExactly(
                        "1  <time>  OrderPlaced  {\"total\":59.98}  metadata {\"actor\":\"ann\"}  tags [customer:ann]",
                        "2  <time>  PaymentReceived  {\"amount\":59.98}",
                        "3  <time>  OrderShipped     {\"carrier\":\"UPS\"}  tags [customer:ann]");
    }

    @Test
    void aStreamThatIsNotThereIsNoEmptyStream() {
        var run = shop.yore("stream", "order_9");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("yore: there is no stream order_9\n");
        assertThat(shop.done("stream", "order_1", "--from", "7")).isEmpty();
    }

    @Test
    void eventsAreFoundByTypeAndTag() {
        assertThat(positions("events")).containsExactly(1, 2, 3, 4);
        assertThat(positions("events", "--type", "OrderPlaced", "--type", "OrderShipped"))
                .containsExactly(1, 3, 4);
        assertThat(positions("events", "--tag", "customer:ann")).containsExactly(1, 4);
        assertThat(positions("events", "--tag", "customer:ann", "--type", "OrderShipped"))
                .containsExactly(4);
        assertThat(positions("events", "--tag", "customer:ann", "--tag", "customer:bob"))
                .isEmpty();
    }

    @Test
    void eventsAreFoundByPosition() {
        assertThat(positions("events", "--from", "2", "--to", "3")).containsExactly(2, 3);
        assertThat(positions("events", "--newest-first", "--limit", "3")).containsExactly(4, 3, 2);
    }

    @Test
    void eventsAreFoundByTheTimeOfTheirRecording() {
        String third = shop.json("events").get(2).get("recordedAt").stringValue();
        assertThat(positions("events", "--since", third)).containsExactly(3, 4);
        assertThat(positions("events", "--until", third)).containsExactly(1, 2, 3);
        assertThat(positions("events", "--since", third, "--until", third)).containsExactly(3);
        assertThat(positions("events", "--since", "2999-01-01")).isEmpty();
        assertThat(positions("events", "--until", "1999-01-01")).isEmpty();
    }

    @Test
    void eventsAreFoundByTheTimeOfTheirHappening() {
        shop.done("append", "order_3", "OrderPlaced", "--timestamp", "1993-06-30T12:00:00Z");
        assertThat(positions("events", "--happened-until", "1993-06-30")).containsExactly(5);
        assertThat(positions("events", "--happened-since", "1993-07-01")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void eventsAreFoundByTextWhereverItStands() {
        assertThat(positions("events", "--text", "ups")).containsExactly(4);
        assertThat(positions("events", "--text", "ORDER_2")).containsExactly(3);
        assertThat(positions("events", "--text", "Payment")).containsExactly(2);
        assertThat(positions("events", "--text", "\"actor\":\"ann\"")).containsExactly(1);
        assertThat(positions("events", "--text", "customer:bob", "--limit", "1"))
                .containsExactly(3);
    }

    @Test
    void followingShowsWhatIsThereAndGoesOn() {
        assertThat(positions("events", "--follow", "--from", "2", "--limit", "3"))
                .containsExactly(2, 3, 4);
        assertThat(shop.yore("events", "--follow", "--newest-first").exitCode()).isEqualTo(2);
    }

    @Test
    void streamsAreListedInTheOrderInWhichTheyBegan() {
        assertThat(shop.done("streams")).isEqualTo("order_1  3\norder_2  1\n");
        assertThat(shop.done("streams", "order_2", "--json")).isEqualTo("{\"stream\":\"order_2\",\"version\":1}\n");
        assertThat(shop.done("streams", "--limit", "1")).isEqualTo("order_1  3\n");
        assertThat(shop.done("streams", "nothing")).isEmpty();
    }

    @Test
    void withoutAnApplicationTheEventsThemselvesAreShownAndThatIsSaid() {
        for (String command : List.of("state", "history")) {
            var run = shop.yore(command, "order_1", "--version", "2");
            assertThat(run.exitCode()).isZero();
            assertThat(run.err())
                    .isEqualTo("No application knows events of type OrderPlaced (there is none):"
                            + " here are the events themselves. --app JAR adds one.\n");
            assertThat(run.out().lines()).hasSize(2);
        }
    }

    @Test
    void withoutAnApplicationThereIsNothingToAskWhatIf() {
        var run = shop.yore("whatif");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("No application offers another logic. --app JAR adds one.\n");
        assertThat(shop.yore("whatif", "right-tax").err())
                .isEqualTo("yore: no application offers right-tax: there is nothing\n");
    }

    @Test
    void textDoesNotSteerTheTerminal() {
        shop.done("append", "order_4", "OrderPlaced", "{\"name\":\"\u009b31mred\"}");
        assertThat(shop.done("stream", "order_4")).contains("\\u009b31mred").doesNotContain("\u009b");
    }

    private List<String> types(String... arguments) {
        return shop.json(arguments).stream()
                .map(it -> it.get("eventType").stringValue())
                .toList();
    }

    private List<Integer> positions(String... arguments) {
        return shop.json(arguments).stream()
                .map(it -> it.get("position").intValue())
                .toList();
    }
}
