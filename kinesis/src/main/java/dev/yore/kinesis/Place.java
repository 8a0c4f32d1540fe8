package dev.yore.kinesis;

import dev.yore.shard.LogRecord;
import dev.yore.shard.Sequence;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Where a reader stands in its shard: behind which record it goes on. Whenever it begins anew, it begins with that record itself:
 * only if that one comes first is nothing missing behind it. For one thread.
 */
final class Place {

    /** How often the service must say that there is nothing further until it is believed that the record is not there. */
    private static final int LOOKS = 3;

    private Optional<Sequence> last;
    private boolean proving;
    private int looks;

    Place(Optional<Sequence> last) {
        this.last = last;
    }

    /** The record with which reading begins anew; empty: the oldest. */
    Optional<BigInteger> begin() {
        proving = last.isPresent();
        looks = 0;
        return last.map(Sequence::number);
    }

    /** Whether the record that must come first has not come yet. */
    boolean isProving() {
        return proving;
    }

    /** The record is not there. */
    void lose() {
        last = Optional.empty();
        proving = false;
    }

    /**
     * Those of the records that were read that stand behind this place, which moves behind them.
     *
     * @param atTip whether the shard holds no further records
     * @param closed whether it never will
     * @return empty if the record that must come first did not; then the place is {@link #lose() lost}
     */
    Optional<List<LogRecord>> take(List<LogRecord> read, boolean atTip, boolean closed) {
        if (!proving) {
            return Optional.of(moveBehind(read));
        }
        if (read.isEmpty()) {
            looks += atTip ? 1 : 0;
            return closed || looks >= LOOKS ? lost() : Optional.of(List.of());
        }
        int found = indexOf(last.orElseThrow(), read);
        if (found < 0) {
            return lost();
        }
        proving = false;
        return Optional.of(moveBehind(read.subList(found + 1, read.size())));
    }

    private List<LogRecord> moveBehind(List<LogRecord> records) {
        if (!records.isEmpty()) {
            last = Optional.of(records.getLast().sequence());
        }
        return records;
    }

    private Optional<List<LogRecord>> lost() {
        lose();
        return Optional.empty();
    }

    /** Where a record is among the first ones, those that the service keeps as one. */
    private static int indexOf(Sequence sequence, List<LogRecord> read) {
        var first = read.getFirst().sequence().number();
        for (int i = 0; i < read.size() && read.get(i).sequence().number().equals(first); i++) {
            if (read.get(i).sequence().equals(sequence)) {
                return i;
            }
        }
        return -1;
    }
}
