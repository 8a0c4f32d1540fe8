package dev.yore.examples.bank;

import static dev.yore.examples.bank.Money.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.AccountEvent.OwnerChanged;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of the events outlives this code: it is fixed here. */
class AccountEventJsonTest {

    private static final StreamId STREAM = StreamId.of("acc_123");

    static Stream<Arguments> forms() {
        return Stream.of(
                form(
                        "AccountCreated",
                        new AccountCreated("Alice Johnson", BigDecimal.ZERO, Optional.empty(), Optional.empty()),
                        """
                        {"owner":"Alice Johnson","initialBalance":0}"""),
                form(
                        "AccountCreated",
                        new AccountCreated("Bob", money("1.50"), Optional.of(money("20.00")), Optional.of("CZK")),
                        """
                        {"owner":"Bob","initialBalance":1.50,"overdraftLimit":20.00,"currency":"CZK"}"""),
                form("MoneyDeposited", new MoneyDeposited(money("100.00")), """
                        {"amount":100.00}"""),
                form("MoneyWithdrawn", new MoneyWithdrawn(money("30.00")), """
                        {"amount":30.00}"""),
                form(
                        "MoneyWithdrawn",
                        new MoneyWithdrawn(
                                money("5.00"),
                                Optional.of("PREVOD NA UCET"),
                                Optional.of(new Counterparty(Optional.of("AB"), Optional.of("123"))),
                                Optional.of("SIPO"),
                                Optional.of(money("-5.00"))),
                        """
                        {"amount":5.00,"kind":"PREVOD NA UCET","counterparty":{"bank":"AB","account":"123"},\
                        "symbol":"SIPO","bankBalance":-5.00}"""),
                form("OwnerChanged", new OwnerChanged("Bob", "Alice"), """
                        {"owner":"Bob","previousOwner":"Alice"}"""),
                form("BalanceCorrected", new BalanceCorrected(money("-0.10"), money("10.10"), money("10.00")), """
                        {"amount":-0.10,"was":10.10,"shouldBe":10.00}"""));
    }

    private static Arguments form(String type, AccountEvent event, String json) {
        return Arguments.of(type, event, json);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anEventIsWrittenAndReadInItsForm(String type, AccountEvent event, String json) {
        var written = Account.CODEC.encode(STREAM, event);
        assertThat(written.type()).hasToString(type);
        assertThat(written.data()).hasToString(json);
        assertThat(Account.CODEC.decode(written)).containsExactly(event);
    }

    @Test
    void membersOfAnotherProducerAreNoHindrance() {
        var foreign = Event.of("acc_123", "MoneyDeposited", Json.parse("{\"amount\":100.0,\"branch\":\"Prague\"}"));
        assertThat(Account.CODEC.decode(foreign)).containsExactly(new MoneyDeposited(money("100.0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"amount\":null}", "{\"amount\":\"lots\"}", "{\"amount\":1E+999999999}"})
    void anEventWithoutASaneAmountIsRefused(String data) {
        var event = Event.of("acc_123", "MoneyDeposited", Json.parse(data));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Account.CODEC.decode(event))
                .withMessageContaining("MoneyDeposited");
    }
}
