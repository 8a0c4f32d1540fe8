package dev.yore.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class HashRangeTest {

    @Test
    void theHashKeyIsTheMd5OfThePartitionKeyAsANumber() {
        // RFC 1321, appendix A.5
        assertThat(HashRange.hash("abc")).isEqualTo(new BigInteger("900150983cd24fb0d6963f7d28e17f72", 16));
        assertThat(HashRange.hash("")).isEqualTo(new BigInteger("d41d8cd98f00b204e9800998ecf8427e", 16));
    }

    @Test
    void bothEndsBelongToARange() {
        var range = range(5, 9);

        assertThat(range.contains(BigInteger.valueOf(5))).isTrue();
        assertThat(range.contains(BigInteger.valueOf(9))).isTrue();
        assertThat(range.contains(BigInteger.valueOf(4))).isFalse();
        assertThat(range.contains(BigInteger.valueOf(10))).isFalse();
        assertThat(HashRange.WHOLE.contains(HashRange.MAX)).isTrue();
    }

    @Test
    void rangesOverlapWhereTheyShareAHashKey() {
        assertThat(range(5, 9).overlaps(range(9, 12))).isTrue();
        assertThat(range(5, 9).overlaps(range(6, 7))).isTrue();
        assertThat(range(5, 9).overlaps(range(10, 12))).isFalse();
        assertThat(range(5, 9).overlaps(range(0, 4))).isFalse();
    }

    @Test
    void aRangeIsReadAsItIsWritten() {
        assertThat(HashRange.parse(HashRange.WHOLE.toString())).isEqualTo(HashRange.WHOLE);
        assertThat(range(5, 9)).hasToString("5-9");
    }

    @Test
    void whatIsNoRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> range(9, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> range(-1, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashRange(BigInteger.ZERO, HashRange.MAX.add(BigInteger.ONE)));
        assertThatIllegalArgumentException().isThrownBy(() -> HashRange.parse("5"));
        assertThatIllegalArgumentException().isThrownBy(() -> HashRange.parse("5-x"));
    }

    private static HashRange range(long from, long to) {
        return new HashRange(BigInteger.valueOf(from), BigInteger.valueOf(to));
    }
}
