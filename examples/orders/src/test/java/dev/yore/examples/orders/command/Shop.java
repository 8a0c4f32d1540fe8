package dev.yore.examples.orders.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.cli.testing.CommandRun;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.examples.orders.Item;
import dev.yore.examples.orders.Order;
import dev.yore.examples.orders.OrderEvent.OrderPlaced;
import dev.yore.examples.orders.TaxMistake;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Runs commands on one store. */
record Shop(Path data) {

    CommandRun yore(String... arguments) {
        return CommandRun.of(with(arguments, "--data", data.toString()));
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

    /** Places an order as the old till did: with the tax of one piece. */
    void placeWithTheOldTill(String order, int qty, String price) {
        var items = List.of(new Item("ITEM1", qty, new BigDecimal(price)));
        var placed = OrderPlaced.of("cust_789", items, TaxMistake.taxOfOnePiece(items), Optional.empty());
        var event = Order.CODEC.encode(StreamId.of(order), placed);
        var envelope = Json.nodes().objectNode();
        envelope.put("eventId", "placed-" + order)
                .put("eventType", "OrderPlaced")
                .put("aggregateId", order);
        envelope.put("timestamp", "2024-01-15T10:00:00Z");
        envelope.set("data", event.data().tree());
        envelope.put("schemaVersion", event.schemaVersion());
        var run =
                CommandRun.reading(Json.of(envelope).toString(), "import", "-", "--as-new", "--data", data.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static String[] with(String[] arguments, String... more) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
