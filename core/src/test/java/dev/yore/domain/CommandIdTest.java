package dev.yore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.EventId;
import dev.yore.event.InvalidEventException;
import dev.yore.store.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandIdTest {

    private static final String LONGEST = "a".repeat(CommandId.MAX_CHARACTERS);

    @Test
    void theEventsOfACommandAreNumberedBehindItsId() {
        assertThat(CommandId.of("payment-4711").event(1)).isEqualTo(EventId.of("payment-4711/1"));
        assertThat(CommandId.of("payment-4711").event(12)).isEqualTo(EventId.of("payment-4711/12"));
    }

    @Test
    void theLongestIdHasRoomForAsManyEventsAsACommitMayHave() {
        assertThat(CommandId.of(LONGEST).event(Limits.MAX.commitEvents()).value())
                .hasSize(EventId.MAX_CHARACTERS);
        assertThat(CommandId.of("𝄞".repeat(CommandId.MAX_CHARACTERS)).event(1).value())
                .endsWith("𝄞/1");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> CommandId.of(LONGEST + "a"))
                .withMessage("commandId is longer than 122 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "\ud800"})
    void whatMakesNoEventIdIsRefused(String text) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> CommandId.of(text))
                .satisfies(it -> assertThat(it.field()).isEqualTo("commandId"))
                .withMessageStartingWith("commandId makes no event ids: eventId ");
    }

    @Test
    void aConsumerDerivesTheIdFromTheCause() {
        assertThat(CommandId.of("welcome", EventId.of("evt_1"))).isEqualTo(CommandId.of("welcome/evt_1"));
    }

    @Test
    void aCauseThatIsTooLongIsReplacedByAUuidThatStaysTheSameForEver() {
        var cause = EventId.of("c".repeat(EventId.MAX_CHARACTERS));

        // printf 'c%.0s' $(seq 128) | sha256sum, with the version 8 and the variant 10 put in
        assertThat(CommandId.of("welcome", cause)).hasToString("welcome/e5dc28d6-7309-81f3-b41b-160e5e06c788");
        assertThat(CommandId.of("welcome", EventId.of("d".repeat(EventId.MAX_CHARACTERS))))
                .isNotEqualTo(CommandId.of("welcome", cause));
    }
}
