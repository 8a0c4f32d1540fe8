package dev.yore.testkit.history;

import dev.yore.testkit.history.Script.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves steps out of a script for as long as it still fails: first large parts of it, then ever smaller ones, as delta
 * debugging does (Zeller and Hildebrandt, 2002); then parts of the steps that are left.
 */
final class Shrinker {

    private final Script script;
    private final long deadline;

    Shrinker(Script script, Duration patience) {
        this.script = script;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * A script that fails.
     *
     * @param steps its steps; the last one is where it fails
     * @param difference how
     */
    record Failing(List<Step> steps, Difference difference) {
        /** The same without the steps behind the one where it fails. */
        static Failing of(List<Step> steps, Difference difference) {
            return new Failing(List.copyOf(steps.subList(0, difference.index() + 1)), difference);
        }
    }

    Failing shrink(Failing whole) {
        var smaller = simplify(withFewerSteps(whole));
        return smaller.steps().equals(whole.steps()) ? smaller : shrink(smaller);
    }

    private Failing withFewerSteps(Failing whole) {
        var smallest = whole;
        int part = Math.max(1, whole.steps().size() / 2);
        while (true) {
            int before = smallest.steps().size();
            smallest = withoutParts(smallest, part);
            boolean done = part == 1 && smallest.steps().size() == before;
            if (done || System.nanoTime() > deadline) {
                return smallest;
            }
            part = Math.max(1, Math.min(part / 2, smallest.steps().size() / 2));
        }
    }

    private Failing withoutParts(Failing failing, int part) {
        var smallest = failing;
        for (int to = smallest.steps().size() - 1; to > 0 && System.nanoTime() < deadline; to -= part) {
            int end = Math.min(to, smallest.steps().size() - 1);
            var fewer = without(smallest, Math.max(0, end - part), end);
            if (fewer.isPresent()) {
                smallest = fewer.get();
            }
        }
        return smallest;
    }

    private Optional<Failing> without(Failing failing, int from, int to) {
        var fewer = new ArrayList<>(failing.steps());
        fewer.subList(from, to).clear();
        return script.run(fewer).map(it -> Failing.of(fewer, it));
    }

    private Failing simplify(Failing failing) {
        var simplest = failing;
        for (int i = 0; i < simplest.steps().size(); i++) {
            for (var simpler = simpler(simplest, i); simpler.isPresent(); simpler = simpler(simplest, i)) {
                simplest = simpler.get();
            }
        }
        return simplest;
    }

    private Optional<Failing> simpler(Failing failing, int index) {
        return Simpler.than(failing.steps().get(index))
                .takeWhile(_ -> System.nanoTime() < deadline)
                .flatMap(it -> with(failing, index, it).stream())
                .findFirst();
    }

    /** The same with another step in place of one, if that fails at its last step too. */
    private Optional<Failing> with(Failing failing, int index, Step step) {
        var changed = new ArrayList<>(failing.steps());
        changed.set(index, step);
        return script.run(changed)
                .map(it -> Failing.of(changed, it))
                .filter(it -> it.steps().size() == changed.size());
    }
}
