package dev.yore.projection;

import dev.yore.event.Json;
import dev.yore.store.Cursor;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.ViewReader;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows in which two views differ, in the order of their keys; when it has come to its end, the totals of both.
 *
 * <p>It holds one row of each in memory. The readers are the caller's to close. For one thread at a time.
 */
public final class ViewDiff implements Cursor<RowChange> {

    private final Cursor<Row> befores;
    private final Cursor<Row> afters;
    private final TreeMap<String, Sum> sums = new TreeMap<>();
    private @Nullable Row before;
    private @Nullable Row after;
    private @Nullable RowChange ready;
    private long rowsBefore;
    private long rowsAfter;
    private long differing;

    /**
     * The sum of one member over all rows of two views.
     *
     * @param before in the first
     * @param after in the second
     */
    public record Sum(BigDecimal before, BigDecimal after) {

        private static final Sum ZERO = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);

        /** What the second has more than the first. */
        public BigDecimal difference() {
            return after.subtract(before);
        }
    }

    private ViewDiff(ViewReader before, ViewReader after) {
        this.befores = before.list(RowRange.all());
        this.afters = after.list(RowRange.all());
        this.before = nextBefore();
        this.after = nextAfter();
    }

    /** What differs between two views, each as its reader sees it. */
    public static ViewDiff between(ViewReader before, ViewReader after) {
        return new ViewDiff(before, after);
    }

    /** How many rows the first view has; complete at the end. */
    public long rowsBefore() {
        return rowsBefore;
    }

    /** How many rows the second view has; complete at the end. */
    public long rowsAfter() {
        return rowsAfter;
    }

    /** How many rows differ; complete at the end. */
    public long differing() {
        return differing;
    }

    /** The sums of the members that are numbers, by their names; complete at the end. */
    public SortedMap<String, Sum> sums() {
        return Collections.unmodifiableSortedMap(sums);
    }

    @Override
    public boolean hasNext() {
        while (ready == null && (before != null || after != null)) {
            advance();
        }
        return ready != null;
    }

    @Override
    public RowChange next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException("the views differ in no further row");
        }
        var change = ready;
        ready = null;
        return change;
    }

    @Override
    public void close() {
        befores.close();
        afters.close();
        before = null;
        after = null;
        ready = null;
    }

    /** Goes past the row of the lesser key, or of the same key in both. */
    private void advance() {
        var left = before;
        var right = after;
        int order = left == null ? 1 : right == null ? -1 : Row.KEY_ORDER.compare(left.key(), right.key());
        var old = order <= 0 ? Optional.ofNullable(left) : Optional.<Row>empty();
        var young = order >= 0 ? Optional.ofNullable(right) : Optional.<Row>empty();
        if (order <= 0) {
            before = nextBefore();
        }
        if (order >= 0) {
            after = nextAfter();
        }
        if (!old.equals(young)) {
            differing++;
            ready = new RowChange(old.or(() -> young).orElseThrow().key(), old.map(Row::value), young.map(Row::value));
        }
    }

    private @Nullable Row nextBefore() {
        if (!befores.hasNext()) {
            return null;
        }
        var row = befores.next();
        rowsBefore++;
        add(row.value(), true);
        return row;
    }

    private @Nullable Row nextAfter() {
        if (!afters.hasNext()) {
            return null;
        }
        var row = afters.next();
        rowsAfter++;
        add(row.value(), false);
        return row;
    }

    private void add(Json row, boolean first) {
        for (var member : row.tree().properties()) {
            if (member.getValue().isNumber()) {
                var value = member.getValue().decimalValue();
                var sum = sums.getOrDefault(member.getKey(), Sum.ZERO);
                sums.put(
                        member.getKey(),
                        first
                                ? new Sum(sum.before().add(value), sum.after())
                                : new Sum(sum.before(), sum.after().add(value)));
            }
        }
    }
}
