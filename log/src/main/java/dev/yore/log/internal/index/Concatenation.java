package dev.yore.log.internal.index;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The positions found in runs that follow one another; a run is asked when it is reached, and once. */
final class Concatenation implements Positions {

    private final List<Run> runs;
    private final Function<Run, Positions> find;
    private final @Nullable Positions[] found;

    Concatenation(List<Run> runs, Function<Run, Positions> find) {
        this.runs = runs;
        this.find = find;
        this.found = new Positions[runs.size()];
    }

    @Override
    public long atOrAfter(long position) {
        for (int i = Math.max(0, lastBeginningBy(position)); i < runs.size(); i++) {
            long next = in(i).atOrAfter(position);
            if (next != NONE) {
                return next;
            }
        }
        return NONE;
    }

    @Override
    public long atOrBefore(long position) {
        for (int i = lastBeginningBy(position); i >= 0; i--) {
            long next = in(i).atOrBefore(position);
            if (next != NONE) {
                return next;
            }
        }
        return NONE;
    }

    /** The last run that begins at this position or before; -1 where all begin later. */
    private int lastBeginningBy(long position) {
        int i = runs.size() - 1;
        while (i >= 0 && runs.get(i).first() > position) {
            i--;
        }
        return i;
    }

    private Positions in(int index) {
        var positions = found[index];
        if (positions == null) {
            positions = find.apply(runs.get(index));
            found[index] = positions;
        }
        return positions;
    }
}
