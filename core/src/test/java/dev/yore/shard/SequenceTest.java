package dev.yore.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "49590338271490256608559692538361571095921575989136588898", "7.3"})
    void itIsReadAsItIsWritten(String text) {
        assertThat(Sequence.parse(text)).hasToString(text);
    }

    @Test
    void itIsOrderedByNumberThenByPart() {
        assertThat(Sequence.parse("9")).isLessThan(Sequence.parse("10"));
        assertThat(Sequence.parse("9.2")).isLessThan(Sequence.parse("9.10"));
        assertThat(Sequence.parse("9")).isLessThan(Sequence.parse("9.1"));
        assertThat(Sequence.of(BigInteger.TEN)).isEqualByComparingTo(Sequence.parse("10.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.", ".1", "1.2.3", "1 ", "1.12345678901"})
    void whatIsNoSequenceIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Sequence.parse(text));
    }
}
