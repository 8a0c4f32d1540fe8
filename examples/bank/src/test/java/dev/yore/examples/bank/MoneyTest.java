package dev.yore.examples.bank;

import static dev.yore.examples.bank.Money.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void anAmountHasTwoPlacesOrMore() {
        assertThat(Money.text(money("5"))).isEqualTo("5.00");
        assertThat(Money.text(money("5.1"))).isEqualTo("5.10");
        assertThat(Money.text(money("5.1234"))).isEqualTo("5.1234");
        assertThat(Money.text(new BigDecimal("1E+3"))).isEqualTo("1000.00");
    }

    @Test
    void dollarsStandInFrontAndOtherCurrenciesBehind() {
        assertThat(Money.text(money("-5.00"), Optional.empty())).isEqualTo("-$5.00");
        assertThat(Money.text(money("-5.00"), Optional.of("CZK"))).isEqualTo("-5.00 CZK");
    }

    @Test
    void thousandsCanBeToldApart() {
        assertThat(Money.grouped(money("31841721.6"))).isEqualTo("31,841,721.60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,00", "1e5", "NaN", ".5", "5.", "0x10", "1 000"})
    void whatIsNoPlainDecimalNumberIsNoAmount(String text) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> money(text))
                .withMessageContaining("not an amount such as 100.00");
    }
}
