package dev.yore.testkit.contract.boundary;

import dev.yore.domain.Boundary;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.RejectedException;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Products whose prices change. A cart is ordered at the prices that were shown, if each of them is the last one of its product, or was
 * until a short time ago. The state is the prices that each product had, oldest first.
 */
final class Products implements Decider<Products.Command, Map<String, List<Products.Price>>, Products.Happened> {

    static final long MINUTES_OF_GRACE = 10;

    private static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("ProductPriceSet", PriceSet.class)
            .type("ProductsOrdered", Ordered.class)
            .tags(Products::tags)
            .build();

    sealed interface Command {}

    record SetPrice(String product, BigDecimal amount, long minute) implements Command {}

    record Order(String order, Map<String, BigDecimal> shown, long minute) implements Command {}

    sealed interface Happened {}

    record PriceSet(String product, BigDecimal amount, long minute) implements Happened {}

    record Ordered(String order, Map<String, BigDecimal> prices) implements Happened {}

    record Price(BigDecimal amount, long since) {}

    static Boundary<Command, Map<String, List<Price>>, Happened> in(EventStore store) {
        return Boundary.of(store, new Products(), CODEC, Products::restsOn, Products::stream)
                .within(_ -> "shop");
    }

    private static Query restsOn(Command command) {
        return switch (command) {
            case SetPrice set -> onPriceOf(set.product());
            case Order order ->
                order.shown().keySet().stream()
                        .map(Products::onPriceOf)
                        .reduce(Query::or)
                        .orElseThrow();
        };
    }

    private static Query onPriceOf(String product) {
        return Query.types("ProductPriceSet").tagged("product:" + product);
    }

    private static StreamId stream(Happened event) {
        return StreamId.of("{shop}/"
                + switch (event) {
                    case PriceSet set -> set.product();
                    case Ordered ordered -> ordered.order();
                });
    }

    private static List<Tag> tags(Happened event) {
        return switch (event) {
            case PriceSet set -> List.of(Tag.of("product", set.product()));
            case Ordered ordered ->
                ordered.prices().keySet().stream()
                        .map(it -> Tag.of("product", it))
                        .toList();
        };
    }

    @Override
    public Map<String, List<Price>> initial() {
        return Map.of();
    }

    @Override
    public List<Happened> decide(Command command, Map<String, List<Price>> prices) {
        return switch (command) {
            case SetPrice set -> List.of(new PriceSet(set.product(), set.amount(), set.minute()));
            case Order order -> {
                order.shown().forEach((product, shown) -> {
                    if (!isGood(shown, prices.getOrDefault(product, List.of()), order.minute())) {
                        throw new RejectedException(product + " does not cost " + shown);
                    }
                });
                yield List.of(new Ordered(order.order(), order.shown()));
            }
        };
    }

    private static boolean isGood(BigDecimal shown, List<Price> prices, long minute) {
        for (int i = 0; i < prices.size(); i++) {
            long until = i + 1 < prices.size() ? prices.get(i + 1).since() + MINUTES_OF_GRACE : Long.MAX_VALUE;
            if (prices.get(i).amount().compareTo(shown) == 0 && minute <= until) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Map<String, List<Price>> evolve(Map<String, List<Price>> prices, Happened event) {
        return switch (event) {
            case PriceSet set -> {
                var changed = new HashMap<>(prices);
                var ofProduct = new ArrayList<>(prices.getOrDefault(set.product(), List.of()));
                ofProduct.add(new Price(set.amount(), set.minute()));
                changed.put(set.product(), ofProduct);
                yield changed;
            }
            case Ordered _ -> prices;
        };
    }
}
