package dev.yore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.yore.domain.Upcaster.Shaped;
import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class UpcasterTest {

    sealed interface Happened {}

    record Deposited(BigDecimal amount, String currency) implements Happened {}

    record Opened(String owner) implements Happened {}

    @Test
    void anOldVersionIsReadThroughAChainOfUpcasters() {
        var codec = builder(3)
                .upcast(Upcaster.change("Deposited", 1, data -> data.set("amount", data.remove("sum"))))
                .upcast(Upcaster.change("Deposited", 2, data -> data.put("currency", "CZK")))
                .build();

        assertThat(codec.decode(event("Deposited", 1, "{\"sum\":1.10}")))
                .containsExactly(new Deposited(new BigDecimal("1.10"), "CZK"));
        assertThat(codec.decode(event("Deposited", 2, "{\"amount\":2}")))
                .containsExactly(new Deposited(new BigDecimal("2"), "CZK"));
        assertThat(codec.decode(event("Deposited", 3, "{\"amount\":3,\"currency\":\"EUR\"}")))
                .containsExactly(new Deposited(new BigDecimal("3"), "EUR"));
    }

    @Test
    void aTypeMayGetAnotherName() {
        var codec =
                builder(1).upcast(Upcaster.rename("MoneyIn", 1, "Deposited")).build();

        assertThat(codec.decode(event("MoneyIn", 1, "{\"amount\":1,\"currency\":\"EUR\"}")))
                .containsExactly(new Deposited(BigDecimal.ONE, "EUR"));
        assertThat(codec.types()).contains(EventType.of("MoneyIn"), EventType.of("Deposited"));
    }

    @Test
    void anEventMayBecomeSeveralOrNone() {
        var codec = builder(1)
                .upcast(Upcaster.split(
                        "OpenedWithDeposit",
                        1,
                        data -> List.of(
                                Shaped.of("Opened", 1, (ObjectNode)
                                        Json.parse("{\"owner\":\"alice\"}").tree()),
                                Shaped.of("Deposited", 1, data))))
                .upcast(Upcaster.split("Pinged", 1, _ -> List.of()))
                .build();

        assertThat(codec.decode(event("OpenedWithDeposit", 1, "{\"amount\":1,\"currency\":\"EUR\"}")))
                .containsExactly(new Opened("alice"), new Deposited(BigDecimal.ONE, "EUR"));
        assertThat(codec.decode(event("Pinged", 1, "{}"))).isEmpty();
    }

    @Test
    void whatIsRecordedStaysAsItIs() {
        var codec = builder(2)
                .upcast(Upcaster.change("Deposited", 1, data -> data.put("currency", "CZK")))
                .build();
        var event = event("Deposited", 1, "{\"amount\":1}");
        codec.decode(event);

        assertThat(event.data()).hasToString("{\"amount\":1}");
    }

    @Test
    void everyOlderVersionHasAnUpcaster() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(3)
                        .upcast(Upcaster.change("Deposited", 2, _ -> {}))
                        .build())
                .withMessageContaining("no upcaster for version 1 of event type Deposited");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(1)
                        .upcast(Upcaster.change("Deposited", 1, _ -> {}))
                        .build())
                .withMessageContaining(
                        "has an upcaster for version 1 of event type Deposited, which is the one it writes");
    }

    @Test
    void twoUpcastersDoNotTakeTheSame() {
        var one = Upcaster.change("Deposited", 1, _ -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(2).upcast(one).upcast(Upcaster.rename("Deposited", 1, "Opened")))
                .withMessageContaining("two upcasters take event type Deposited in version 1");
    }

    @Test
    void anUpcasterThatFailsIsNamedWithTheEvent() {
        var codec = builder(2)
                .upcast(Upcaster.change("Deposited", 1, _ -> {
                    throw new IllegalStateException("no rate");
                }))
                .build();
        var event = event("Deposited", 1, "{}");

        assertThatExceptionOfType(UpcastException.class)
                .isThrownBy(() -> codec.decode(event))
                .withMessageContaining(event.id().value())
                .withMessageContaining("the upcaster of Deposited in version 1 failed")
                .withMessageContaining("no rate")
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void upcastersThatGoInCirclesAreFound() {
        var codec = builder(1)
                .upcast(Upcaster.rename("Here", 1, "There"))
                .upcast(Upcaster.rename("There", 1, "Here"))
                .build();

        assertThatExceptionOfType(UpcastException.class)
                .isThrownBy(() -> codec.decode(event("Here", 1, "{}")))
                .withMessageContaining("circles");
    }

    @Test
    void anUpcasterThatLeadsNowhereIsFound() {
        var codec = builder(1).upcast(Upcaster.rename("Here", 1, "Nowhere")).build();

        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> codec.decode(event("Here", 1, "{}")))
                .withMessageContaining("Nowhere in version 1");
    }

    private static JsonCodecBuilder<Happened> builder(int version) {
        return EventCodec.of(Happened.class)
                .type("Deposited", version, Deposited.class)
                .type("Opened", Opened.class);
    }

    private static Event event(String type, int version, String data) {
        return Event.of("a", type, Json.parse(data)).withSchemaVersion(version);
    }
}
