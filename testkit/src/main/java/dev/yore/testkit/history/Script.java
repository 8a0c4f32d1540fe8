package dev.yore.testkit.history;

import dev.yore.store.EventStore;
import dev.yore.store.Receipt;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.contract.StoreFixture;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Steps that are taken on a store and on the model, and the first one whose answers differ. */
final class Script {

    private final Supplier<? extends StoreFixture> places;

    Script(Supplier<? extends StoreFixture> places) {
        this.places = places;
    }

    /**
     * Where a store and the model answered differently.
     *
     * @param index which step it was, from 0
     * @param expected what the model answered
     * @param actual what the store answered
     */
    record Difference(int index, Answer expected, Answer actual) {}

    /** Takes these steps in a new place. */
    Optional<Difference> run(List<Step> steps) {
        try (var pair = new Pair(places.get())) {
            for (int i = 0; i < steps.size(); i++) {
                var difference = pair.take(i, steps.get(i), new HashMap<>());
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
    }

    /** A store and its model. */
    static final class Pair implements AutoCloseable {
        private final Subject store;
        private final Subject model;
        private Instant now = Instant.EPOCH;

        Pair(StoreFixture place) {
            store = new Subject(place);
            model = new Subject(new ModelPlace(
                    place.model().withLimits(store.store().limits()).withClock(() -> now)));
        }

        Subject model() {
            return model;
        }

        Subject store() {
            return store;
        }

        /**
         * Takes a step on both. The model's clock follows the store's: so the times of recording can be compared too, and the
         * model, whose time never goes back, notices when the store's does.
         *
         * @param answers counts the kinds of answers
         */
        Optional<Difference> take(int index, Step step, Map<String, Integer> answers) {
            var head = model.store().head();
            var actual = store.take(step);
            if (actual instanceof Answer.Value(Receipt receipt)) {
                now = receipt.recordedAt();
            }
            var expected = model.take(step);
            boolean again = expected instanceof Answer.Value(Receipt receipt) && head.covers(receipt.position());
            answers.merge(
                    step.getClass().getSimpleName() + ": " + expected.kind() + (again ? " again" : ""),
                    1,
                    Integer::sum);
            return expected.equals(actual) ? Optional.empty() : Optional.of(new Difference(index, expected, actual));
        }

        @Override
        public void close() {
            try (var _ = store;
                    var _ = model) {
                // both are closed here, the model first
            }
        }
    }

    /** Where the model lives: in memory, so that opening it anew is all that there is to do. */
    private static final class ModelPlace implements StoreFixture {
        private InMemoryStore store;

        ModelPlace(InMemoryStore store) {
            this.store = store;
        }

        @Override
        public InMemoryStore open() {
            store = store.reopen();
            return store;
        }

        @Override
        public boolean canCrash() {
            return true;
        }

        @Override
        public void crash(EventStore crashed) {
            crashed.close();
        }
    }
}
