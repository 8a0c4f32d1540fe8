package dev.yore.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRangeTest {

    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    @Test
    void theEndIsTheLeastTextBehindThePrefix() {
        assertThat(RowRange.prefix("ab").end()).contains("ac");
        assertThat(RowRange.prefix("a%_").end()).contains("a%`");
        assertThat(RowRange.prefix("\uD7FF").end()).contains("\uE000");
        assertThat(RowRange.prefix("\uFFFF").end()).contains(Character.toString(0x10000));
        assertThat(RowRange.prefix("a" + LAST).end()).contains("b");
        assertThat(RowRange.prefix("a" + LAST + LAST).end()).contains("b");
    }

    @Test
    void thereIsNoEndBehindTheLastText() {
        assertThat(RowRange.all().end()).isEmpty();
        assertThat(RowRange.prefix(LAST + LAST).end()).isEmpty();
    }

    @Test
    void whatBeginsWithThePrefixLiesBeforeTheEnd() {
        var range = RowRange.prefix("a\uD7FF");
        for (var key : List.of("a\uD7FF", "a\uD7FF" + LAST + LAST, "a\uD7FF0")) {
            assertThat(Row.KEY_ORDER.compare(key, range.end().orElseThrow()))
                    .as(key)
                    .isNegative();
        }
        assertThat(Row.KEY_ORDER.compare("a\uE000", range.end().orElseThrow())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\uD83D", "\uDE00x", "x\uD83Dy"})
    void textThatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RowRange.prefix(text));
        assertThatIllegalArgumentException().isThrownBy(() -> RowRange.all().after(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Row.requireKey(text));
    }

    @Test
    void aKeyHasAtMost512BytesOfUtf8() {
        var longest = new char[128];
        Arrays.fill(longest, 'é');
        var key = new String(longest).repeat(2);
        Row.requireKey(key);
        assertThat(Row.isKey(key + "x")).isFalse();
        assertThat(Row.isKey("")).isFalse();
    }
}
