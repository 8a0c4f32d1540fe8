package dev.yore.deciding.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Envelope;
import dev.yore.event.Event;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.shard.Sequence;
import org.junit.jupiter.api.Test;

class OriginMarkTest {

    private static final Sequence SEQUENCE =
            Sequence.parse("49590338271490256608559692538361571095921575989136588898.3");
    private static final Event PLAIN = Event.of("acc_123", "Happened", Json.EMPTY_OBJECT);

    @Test
    void aMarkIsPutReadAndTakenAway() {
        var marked = OriginMark.put(PLAIN, SEQUENCE);

        assertThat(OriginMark.of(marked)).contains(SEQUENCE);
        assertThat(OriginMark.take(marked)).isEqualTo(PLAIN);
        assertThat(Envelope.parse(Envelope.of(marked).toString()).event()).isEqualTo(marked);
    }

    @Test
    void whatElseTheEventHasIsKept() {
        var event = Envelope.parse(
                        Envelope.of(PLAIN).toString().replace("\"data\":{}", "\"data\":{},\"a\":1,\"b\":{\"c\":\"}\"}"))
                .event();
        var marked = OriginMark.put(event, SEQUENCE);

        assertThat(OriginMark.of(marked)).contains(SEQUENCE);
        assertThat(OriginMark.take(marked)).isEqualTo(event);
    }

    @Test
    void anEventWithoutAMarkStaysAsItIs() {
        assertThat(OriginMark.of(PLAIN)).isEmpty();
        assertThat(OriginMark.take(PLAIN)).isEqualTo(PLAIN);
        OriginMark.requireNone(PLAIN);
    }

    @Test
    void aProducerCannotMakeOne() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> OriginMark.requireNone(OriginMark.put(PLAIN, SEQUENCE)));
    }
}
