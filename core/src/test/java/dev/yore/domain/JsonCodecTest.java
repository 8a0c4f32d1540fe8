package dev.yore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.event.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

    sealed interface AccountEvent permits Opened, Money {}

    record Opened(String owner) implements AccountEvent {}

    sealed interface Money extends AccountEvent {}

    record Deposited(BigDecimal amount) implements Money {}

    record Withdrawn(BigDecimal amount) implements Money {}

    private final EventCodec<AccountEvent> codec = EventCodec.of(AccountEvent.class)
            .type("AccountOpened", Opened.class)
            .type("MoneyDeposited", Deposited.class)
            .type("MoneyWithdrawn", Withdrawn.class)
            .tags(it -> it instanceof Opened opened ? List.of(Tag.of("owner", opened.owner())) : List.of())
            .build();

    @Test
    void anEventIsWrittenUnderItsNameAndComesBack() {
        var deposited = new Deposited(new BigDecimal("100.00"));
        var event = codec.encode(StreamId.of("acc_123"), deposited);

        assertThat(event.type()).isEqualTo(EventType.of("MoneyDeposited"));
        assertThat(event.stream()).isEqualTo(StreamId.of("acc_123"));
        assertThat(event.schemaVersion()).isEqualTo(1);
        assertThat(event.data()).hasToString("{\"amount\":100.00}");
        assertThat(codec.decode(event)).containsExactly(deposited);
    }

    @Test
    void eachEncodingIsANewEvent() {
        assertThat(codec.encode(StreamId.of("a"), new Opened("alice")).id())
                .isNotEqualTo(
                        codec.encode(StreamId.of("a"), new Opened("alice")).id());
    }

    @Test
    void anEventHasTheTagsThatTheCodecSays() {
        assertThat(codec.encode(StreamId.of("a"), new Opened("alice")).tags())
                .containsExactly(Tag.of("owner", "alice"));
        assertThat(codec.encode(StreamId.of("a"), new Withdrawn(BigDecimal.ONE)).tags())
                .isEmpty();
    }

    @Test
    void aCodecKnowsItsNameAndItsTypes() {
        assertThat(codec.name()).isEqualTo("AccountEvent");
        assertThat(codec.types())
                .containsExactlyInAnyOrder(
                        EventType.of("AccountOpened"), EventType.of("MoneyDeposited"), EventType.of("MoneyWithdrawn"));
    }

    @Test
    void aRecordWithoutANameIsFoundWhenTheCodecIsBuilt() {
        var builder = EventCodec.of(AccountEvent.class).type("AccountOpened", Opened.class);

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("codec of AccountEvent has no type for [Deposited, Withdrawn]");
    }

    @Test
    void aNameAndARecordAreGivenOnce() {
        var builder = EventCodec.of(AccountEvent.class).type("AccountOpened", Opened.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.type("AccountOpened", Deposited.class))
                .withMessage("event type AccountOpened is given twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.type("AccountMade", Opened.class))
                .withMessageContaining("Opened is named twice");
    }

    @Test
    void onlyRecordsOfASealedInterfaceHaveACodec() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.of(Object.class))
                .withMessage("java.lang.Object is not sealed: its events cannot be listed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.of(AccountEvent.class).type("Money", Money.class))
                .withMessageContaining("Money is not a record");
    }

    @Test
    void anUnknownTypeIsAnErrorThatNamesTheCodec() {
        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> codec.decode(Event.of("a", "MoneyLost", Json.EMPTY_OBJECT)))
                .satisfies(it -> assertThat(it.type()).isEqualTo(EventType.of("MoneyLost")))
                .satisfies(it -> assertThat(it.schemaVersion()).isEqualTo(1))
                .withMessageContaining("codec AccountEvent knows no event type MoneyLost in version 1");
    }

    @Test
    void anUnknownVersionOfAKnownTypeIsAnErrorToo() {
        var event = codec.encode(StreamId.of("a"), new Opened("alice")).withSchemaVersion(2);

        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> codec.decode(event))
                .satisfies(it -> assertThat(it.schemaVersion()).isEqualTo(2))
                .withMessageContaining("AccountOpened in version 2");
    }

    @Test
    void dataOfAnotherShapeIsAnError() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> codec.decode(Event.of("a", "MoneyDeposited", Json.parse("{\"amount\":[]}"))))
                .withMessageContaining("Deposited");
    }

    @Test
    void aReaderMayHaveUnknownEventsRaw() {
        var known = recorded(codec.encode(StreamId.of("a"), new Opened("alice")));
        var unknown = recorded(Event.of("a", "MoneyLost", Json.parse("{\"a\":1}")));

        assertThat(codec.read(known)).isEqualTo(new Decoded.Known<>(known, List.of(new Opened("alice"))));
        assertThat(codec.read(unknown)).isEqualTo(new Decoded.Raw<>(unknown));
        assertThat(codec.read(unknown).recorded()).isEqualTo(unknown);
    }

    @Test
    void anEventOfAnotherDomainIsNotWritten() {
        @SuppressWarnings("unchecked")
        var anything = (EventCodec<Object>) (EventCodec<?>) codec;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> anything.encode(StreamId.of("a"), "text"))
                .withMessage("codec AccountEvent has no type for java.lang.String");
    }

    private static RecordedEvent recorded(Event event) {
        return new RecordedEvent(
                event, Version.FIRST, Position.of(1), Instant.EPOCH, new CommitSpan(Position.of(1), 1));
    }
}
