package dev.yore.testkit.history;

import dev.yore.store.RestorableStore;
import dev.yore.testkit.contract.StoreFixture;
import dev.yore.testkit.history.Script.Difference;
import dev.yore.testkit.history.Shrinker.Failing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Random histories of one writer: each step is taken on a store and on the model in memory, and both must answer alike, to the
 * last field of each event.
 *
 * <pre>{@code
 * RandomHistories.on(MyPlace::new).histories(200).steps(2_000).seed(1).run();
 * }</pre>
 *
 * <p>Steps are appends with and without expectations and conditions, met and not; old commits sent again, whole and in parts;
 * reads of every kind; cursors and followers that go on while others write; restoring, where the store can; closing and opening;
 * crashes, where the fixture can. A history is its seed's alone: run it again and it is the same.
 *
 * <p>Of a log of several partitions each partition's events must be alike, whatever their order among one another; and a commit that
 * spans partitions must be refused.
 *
 * <p>On the first difference the history is shrunk, and told with its seed.
 */
public final class RandomHistories {

    private final Supplier<? extends StoreFixture> places;
    private final int histories;
    private final int steps;
    private final long seed;
    private final Duration shrinking;

    private RandomHistories(
            Supplier<? extends StoreFixture> places, int histories, int steps, long seed, Duration shrinking) {
        this.places = places;
        this.histories = histories;
        this.steps = steps;
        this.seed = seed;
        this.shrinking = shrinking;
    }

    /** One history of 1,000 steps on a store that lives in a new place of this kind. */
    public static RandomHistories on(Supplier<? extends StoreFixture> places) {
        return new RandomHistories(places, 1, 1_000, 0, Duration.ofSeconds(60));
    }

    /** So many histories, each in a new place. */
    public RandomHistories histories(int histories) {
        return new RandomHistories(places, histories, steps, seed, shrinking);
    }

    /** So many steps in each history. */
    public RandomHistories steps(int steps) {
        return new RandomHistories(places, histories, steps, seed, shrinking);
    }

    /** The seed of the first history; the next one has the next seed. */
    public RandomHistories seed(long seed) {
        return new RandomHistories(places, histories, steps, seed, shrinking);
    }

    /** At most so much time to shrink a history that failed. */
    public RandomHistories shrinkingFor(Duration time) {
        return new RandomHistories(places, histories, steps, seed, time);
    }

    /**
     * Runs them.
     *
     * @return how often each kind of step had each kind of answer, such as {@code Append: Receipt}
     * @throws AssertionError at the first difference, with the seed and the shrunk history
     */
    public Map<String, Integer> run() {
        var answers = new TreeMap<String, Integer>();
        for (long history = seed; history < seed + histories; history++) {
            run(history, answers);
        }
        return answers;
    }

    private void run(long history, Map<String, Integer> answers) {
        var taken = new ArrayList<Step>();
        Optional<Difference> difference = Optional.empty();
        var place = places.get();
        try (var pair = new Script.Pair(place)) {
            var model = pair.model();
            var imagination = new Imagination(
                    history,
                    place.hasOnePartition()
                            ? Imagination.FREEDOM_IN_ONE_PARTITION
                            : Imagination.FREEDOM_IN_SEVERAL_PARTITIONS,
                    place.model()::partition,
                    model.store().limits().eventTags(),
                    pair.store().store() instanceof RestorableStore,
                    pair.store().canCrash());
            while (taken.size() < steps && difference.isEmpty()) {
                taken.add(imagination.next(model.store()));
                difference = pair.take(taken.size() - 1, taken.getLast(), answers);
            }
        }
        difference.ifPresent(it -> fail(history, Failing.of(taken, it)));
    }

    private void fail(long history, Failing failing) {
        var shrunk = new Shrinker(new Script(places), shrinking).shrink(failing);
        var text = new StringBuilder(
                "The store does not answer as the model does.%n%nThe history of seed %d, shrunk from %d steps to %d:%n"
                        .formatted(
                                history, failing.steps().size(), shrunk.steps().size()));
        for (int i = 0; i < shrunk.steps().size(); i++) {
            text.append("%n  %3d. %s".formatted(i + 1, shrunk.steps().get(i)));
        }
        text.append("%n%nTo step %d the model answered:%n    %s%n%nbut the store:%n    %s%n%n"
                .formatted(
                        shrunk.steps().size(),
                        shrunk.difference().expected(),
                        shrunk.difference().actual()));
        text.append("Again: RandomHistories.on(…).seed(%d).histories(1).steps(%d).run()".formatted(history, steps));
        throw new AssertionError(text.toString());
    }
}
