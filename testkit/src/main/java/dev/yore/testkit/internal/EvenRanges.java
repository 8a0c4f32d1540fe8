package dev.yore.testkit.internal;

import dev.yore.shard.HashRange;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/** All hash keys, shared out evenly, as a new Kinesis stream shares them out among its shards. */
public final class EvenRanges {

    private EvenRanges() {}

    /** So many ranges, in order, which hold every hash key between them. */
    public static List<HashRange> of(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> new HashRange(start(i, count), start(i + 1, count).subtract(BigInteger.ONE)))
                .toList();
    }

    private static BigInteger start(int index, int count) {
        return HashRange.MAX
                .add(BigInteger.ONE)
                .multiply(BigInteger.valueOf(index))
                .divide(BigInteger.valueOf(count));
    }
}
