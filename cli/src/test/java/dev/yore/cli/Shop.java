package dev.yore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.event.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs commands on one store, which holds a few orders. */
record Shop(Path data) {

    /** A store with two orders: three events, then one. */
    static Shop withOrders(Path data) {
        var shop = new Shop(data);
        shop.done("append", "order_1", "OrderPlaced", "{\"total\":59.98}", "--tag", "customer:ann", "--actor", "ann");
        shop.done("append", "order_1", "PaymentReceived", "{\"amount\":59.98}");
        shop.done("append", "order_2", "OrderPlaced", "{\"total\":10.00}", "--tag", "customer:bob");
        shop.done("append", "order_1", "OrderShipped", "{\"carrier\":\"UPS\"}", "--tag", "customer:ann");
        return shop;
    }

    CommandRun yore(String... arguments) {
        return reading("", arguments);
    }

    CommandRun reading(String input, String... arguments) {
        return CommandRun.reading(input, with(arguments, "--data", data.toString()));
    }

    /** What a command that must succeed writes. */
    String done(String... arguments) {
        var run = yore(arguments);
        assertThat(run.err()).as("standard error of %s", List.of(arguments)).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    /** What a command that must succeed writes as JSON, line by line. */
    List<JsonNode> json(String... arguments) {
        return done(with(arguments, "--json"))
                .lines()
                .map(line -> Json.parse(line).tree())
                .toList();
    }

    private static String[] with(String[] arguments, String... more) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
