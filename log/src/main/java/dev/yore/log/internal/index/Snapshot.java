package dev.yore.log.internal.index;

import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Tag;
import dev.yore.log.internal.format.Terms;
import dev.yore.store.Criterion;
import dev.yore.store.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;

/**
 * The runs of the index at one time, in the order of their positions. Who acquired it closes it; its files stay mapped until
 * then. A run in memory may cover again what the file before it covers.
 *
 * <p>All that it finds are candidates: the log must confirm that a term really is there.
 */
public final class Snapshot implements AutoCloseable {

    /** With so few candidates by their tags or stream it is cheaper to look at the events than at the postings of their types. */
    private static final int FEW = 32;

    private final List<Run> runs;
    private final Runnable whenFree;
    private final AtomicInteger users = new AtomicInteger(1);

    Snapshot(List<Run> runs, Runnable whenFree) {
        this.runs = List.copyOf(runs);
        this.whenFree = whenFree;
        runs.forEach(Run::retain);
    }

    List<Run> runs() {
        return runs;
    }

    /** Takes part in it; false when nobody has it any more. */
    boolean retain() {
        return users.getAndUpdate(it -> it == 0 ? 0 : it + 1) > 0;
    }

    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            runs.forEach(Run::release);
            whenFree.run();
        }
    }

    /** Where a term occurs; positions after {@code after} are all there, earlier ones may be missing. */
    public Positions of(long term, long after) {
        return new Concatenation(runs, run -> run.postings(term, after));
    }

    /** The same where events may have one of some types, too; if none is named, any. */
    public Positions of(long term, Set<EventType> types, long after) {
        return types.isEmpty()
                ? of(term, after)
                : new Concatenation(runs, run -> {
                    var postings = run.postings(term, after);
                    return postings.count() <= FEW
                            ? postings
                            : Intersection.of(
                                    List.of(postings, types(run, types, after).positions()));
                });
    }

    /** Where events that may match a query occur; positions after {@code after} are all there. */
    public Positions of(Query query, long after) {
        return new Concatenation(
                runs,
                run -> Union.of(query.criteria().stream()
                        .map(it -> candidates(run, it, after))
                        .toList()));
    }

    /** The first position, newest run first, where an id of this hash stands and the test holds; 0 where there is none. */
    public long find(EventId id, LongPredicate test) {
        return findId(Terms.of(id), Terms.order(id), test);
    }

    /** The same for the term of an id and its place in the order of time-ordered ids. */
    public long findId(long term, long order, LongPredicate test) {
        for (var run : runs.reversed()) {
            var postings = run.ids(term, order);
            for (int i = 0; i < postings.count(); i++) {
                if (test.test(postings.get(i))) {
                    return postings.get(i);
                }
            }
        }
        return Positions.NONE;
    }

    /** How many postings a term has up to a position. */
    public long count(long term, long upTo) {
        long count = 0;
        long counted = 0;
        for (var run : runs) {
            var postings = run.postings(term, counted);
            count += postings.countUpTo(upTo) - postings.countUpTo(counted);
            counted = Math.max(counted, run.last());
        }
        return count;
    }

    private static Positions candidates(Run run, Criterion criterion, long after) {
        if (criterion.matchesAll()) {
            return Positions.all(run.first(), run.last());
        }
        var parts = new ArrayList<Sized>();
        int fewest = Integer.MAX_VALUE;
        for (Tag tag : criterion.tags()) {
            var postings = run.postings(Terms.of(tag), after);
            parts.add(new Sized(postings, postings.count()));
            fewest = Math.min(fewest, postings.count());
            if (fewest == 0) {
                return Positions.empty();
            }
        }
        if (fewest > FEW && !criterion.types().isEmpty()) {
            parts.add(types(run, criterion.types(), after));
        }
        parts.sort(Comparator.comparingLong(Sized::count));
        return Intersection.of(parts.stream().map(Sized::positions).toList());
    }

    private static Sized types(Run run, Set<EventType> types, long after) {
        var parts = new ArrayList<Positions>();
        long count = 0;
        for (EventType type : types) {
            var postings = run.postings(Terms.of(type), after);
            count += postings.count();
            parts.add(postings);
        }
        return new Sized(Union.of(parts), count);
    }

    private record Sized(Positions positions, long count) {}
}
