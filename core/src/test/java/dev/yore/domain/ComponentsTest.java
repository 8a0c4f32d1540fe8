package dev.yore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a recorded event's data is what stands there: a component that is missing is not made up. */
class ComponentsTest {

    sealed interface Fact {}

    record Paid(
            BigDecimal amount,
            Optional<String> note,
            @Nullable String by,
            List<Part> parts,
            int times) implements Fact {}

    record Part(String name) {}

    record Named(@Nullable String name, String kind) implements Fact {
        Named {
            name = name == null ? "nobody" : name;
        }
    }

    record Measured(double value, Float rough) implements Fact {}

    private final EventCodec<Fact> codec = EventCodec.of(Fact.class)
            .type("Paid", Paid.class)
            .type("Named", 2, Named.class)
            .type("Measured", Measured.class)
            .upcast(Upcaster.change("Named", 1, data -> data.remove("kind")))
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"parts":[],"times":1}                                    | amount is missing
            {"amount":null,"parts":[],"times":1}                      | amount is null
            {"amount":"","parts":[],"times":1}                        | amount is null
            {"amount":1,"times":1}                                    | parts is missing
            {"amount":1,"parts":[]}                                   | times is missing
            {"amount":1,"parts":[],"times":null}                      | times is null
            {"amount":1,"parts":[{"name":"a"},{}],"times":1}          | parts[1].name is missing
            {"amount":1,"parts":[{"name":null}],"times":1}            | parts[0].name is null
            """)
    void aComponentThatIsMissingOrNullIsNamedWithItsEvent(String data, String reason) {
        assertThat(refusal("Paid", data))
                .hasMessage("data of event evt_1 of type Paid in version 1 is not a Paid: " + reason)
                .satisfies(it -> assertThat(it.field()).isEqualTo("data"));
    }

    @Test
    void whatTheUpcastersLeaveOutIsNamedWithTheEventAsItIsRecorded() {
        assertThat(refusal("Named", "{\"kind\":\"cat\"}"))
                .hasMessage("data of event evt_1 of type Named in version 1 is not a Named: kind is missing");
    }

    @Test
    void whatIsDeclaredNullableOrOptionalMayBeAbsentOrNull() {
        var bare = new Paid(BigDecimal.ONE, Optional.empty(), null, List.of(), 1);

        assertThat(decoded("Paid", "{\"amount\":1,\"parts\":[],\"times\":1}")).isEqualTo(bare);
        assertThat(decoded("Paid", "{\"amount\":1,\"note\":null,\"by\":null,\"parts\":[],\"times\":1}"))
                .isEqualTo(bare);
        assertThat(codec.decode(event("Named", "{\"kind\":\"cat\"}").withSchemaVersion(2)))
                .containsExactly(new Named("nobody", "cat"));
    }

    @Test
    void whatIsWrittenWithoutItsOptionalsComesBack() {
        var bare = new Paid(BigDecimal.ONE, Optional.empty(), null, List.of(new Part("a")), 1);

        assertThat(codec.decode(codec.encode(StreamId.of("s"), bare))).containsExactly(bare);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100.00",
                "1E+2",
                "0.10",
                "-0.00",
                "1E-30",
                "123456789012345678901234567890.1234567890",
                "99999999999999999999999999999999999999999"
            })
    void anAmountIsReadToTheDigit(String amount) {
        assertThat(((Paid) decoded("Paid", "{\"amount\":" + amount + ",\"parts\":[],\"times\":1}")).amount())
                .isEqualTo(new BigDecimal(amount));
        assertThat(((Paid) decoded("Paid", "{\"amount\":\"" + amount + "\",\"parts\":[],\"times\":1}")).amount())
                .isEqualTo(new BigDecimal(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"-INF\"", "true", "\"ten\"", "{}"})
    void whatIsNoNumberIsNoAmount(String amount) {
        assertThat(refusal("Paid", "{\"amount\":" + amount + ",\"parts\":[],\"times\":1}"))
                .hasMessageStartingWith("data of event evt_1 of type Paid in version 1 is not a Paid: amount: ");
        assertThat(refusal("Measured", "{\"value\":" + amount + ",\"rough\":1}"))
                .hasMessageContaining(" is not a Measured: value: ");
        assertThat(refusal("Measured", "{\"value\":1,\"rough\":" + amount + "}"))
                .hasMessageContaining(" is not a Measured: rough: ");
    }

    @Test
    void aBinaryFloatThatIsTooLargeIsNotInfinity() {
        assertThat(refusal("Measured", "{\"value\":1e999,\"rough\":1}"))
                .hasMessageEndingWith("value: 1E+999 is no number");
        assertThat(refusal("Measured", "{\"value\":1,\"rough\":1e99}"))
                .hasMessageEndingWith("rough: 1E+99 is no number");
        assertThat(decoded("Measured", "{\"value\":1.5,\"rough\":2.5}")).isEqualTo(new Measured(1.5, 2.5f));
    }

    private Fact decoded(String type, String data) {
        return codec.decode(event(type, data)).getFirst();
    }

    private InvalidEventException refusal(String type, String data) {
        return catchThrowableOfType(InvalidEventException.class, () -> codec.decode(event(type, data)));
    }

    private static Event event(String type, String data) {
        return Event.of("s", type, Json.parse(data)).withId(EventId.of("evt_1"));
    }
}
