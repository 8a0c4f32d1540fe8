package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void aNewIdIsAUuidOfVersionSevenThatHoldsTheTime() {
        long before = Instant.now().toEpochMilli();
        var uuid = UUID.fromString(EventId.next().value());
        long millis = uuid.getMostSignificantBits() >>> 16;

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(millis).isGreaterThanOrEqualTo(before).isLessThan(before + 60_000);
    }

    @Test
    void eachNewIdIsGreaterThanTheOneBefore() {
        var ids = IntStream.range(0, 100_000).mapToObj(_ -> EventId.next()).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsOfManyThreadsAreDifferentAndEachThreadSeesThemGrow() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = new ArrayList<Future<List<EventId>>>();
            for (int i = 0; i < 8; i++) {
                parts.add(executor.submit(() ->
                        IntStream.range(0, 10_000).mapToObj(_ -> EventId.next()).toList()));
            }
            var all = new ArrayList<EventId>();
            for (var part : parts) {
                assertThat(part.get()).isSorted();
                all.addAll(part.get());
            }
            assertThat(all).doesNotHaveDuplicates();
        }
    }

    @Test
    void anyTextOfOneHundredAndTwentyEightCharactersIsAnId() {
        for (var character : List.of("x", "é", "語", "🦉")) {
            assertThat(EventId.of(character.repeat(128)).value()).hasSize(128 * character.length());
            assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> EventId.of(character.repeat(129)));
        }
    }

    @Test
    void aUuidIsWrittenInLowerCase() {
        var uuid = UUID.fromString("018BCFE5-6801-7000-AF4D-34EBBD80F960");

        assertThat(EventId.of(uuid))
                .hasToString("018bcfe5-6801-7000-af4d-34ebbd80f960")
                .isEqualTo(EventId.of(uuid.toString()));
    }

    @Test
    void idsAreOrderedAndEqualAsTheirTexts() {
        var uuid = "018bcfe5-6801-7000-af4d-34ebbd80f960";
        var texts = List.of(
                "018bcfe5-6801-7000-2f4d-34ebbd80f960",
                uuid,
                "f18bcfe5-6801-7000-af4d-34ebbd80f960",
                uuid.toUpperCase(Locale.ROOT),
                "018bcfe5-6801-7000-af4d",
                "1-2-3-4-5",
                "order-1",
                uuid + "x");
        for (var one : texts) {
            for (var other : texts) {
                var id = EventId.of(one);
                assertThat(Integer.signum(id.compareTo(EventId.of(other))))
                        .isEqualTo(Integer.signum(one.compareTo(other)));
                assertThat(id.equals(EventId.of(other))).isEqualTo(one.equals(other));
            }
            assertThat(EventId.of(one))
                    .hasToString(one)
                    .hasSameHashCodeAs(EventId.of(one))
                    .extracting(EventId::value)
                    .isEqualTo(one);
        }
    }

    @Test
    void onlyACanonicalUuidIsOne() {
        var uuid = UUID.fromString("018bcfe5-6801-7000-af4d-34ebbd80f960");

        assertThat(EventId.of(uuid.toString()).uuid()).contains(uuid);
        assertThat(EventId.of(uuid.toString().toUpperCase(Locale.ROOT)).uuid()).isEmpty();
        assertThat(EventId.of("018bcfe5-6801-7000-af4d-34ebbd80f96x").uuid()).isEmpty();
        assertThat(EventId.of("order-1").uuid()).isEmpty();
    }

    record Cause(EventId id) {}

    @Test
    void anIdInAPayloadIsAnObjectWithItsText() {
        for (var cause : List.of(new Cause(EventId.next()), new Cause(EventId.of("order-1")))) {
            var json = Json.from(cause);

            assertThat(json).hasToString("{\"id\":{\"value\":\"" + cause.id + "\"}}");
            assertThat(json.as(Cause.class)).isEqualTo(cause);
        }
    }
}
