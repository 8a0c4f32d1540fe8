package dev.yore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.Tag;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final Limits limits = new Limits(100, 150, 3, 2);

    @Test
    void whatIsExactlyAsLargeAsAllowedPasses() {
        assertThatNoException().isThrownBy(() -> limits.check(Commit.of(sized("1", 100))));
        assertThatNoException().isThrownBy(() -> limits.check(Commit.of(sized("1", 100), sized("2", 50))));
        assertThatNoException()
                .isThrownBy(() -> limits.check(Commit.of(sized("1", 50), sized("2", 50), sized("3", 50))));
        assertThatNoException().isThrownBy(() -> limits.check(Commit.of(tagged(2))));
    }

    @Test
    void whatIsLargerIsRefusedAndSaysByHowMuch() {
        assertRefused(() -> limits.check(Commit.of(sized("e", 101))), "bytes of event e: 101, but at most 100 allowed");
        assertRefused(
                () -> limits.check(Commit.of(sized("1", 100), sized("2", 51))),
                "bytes of a commit: 151, but at most 150 allowed");
        assertRefused(
                () -> limits.check(Commit.of(sized("1", 20), sized("2", 20), sized("3", 20), sized("4", 20))),
                "events of a commit: 4, but at most 3 allowed");
        assertRefused(() -> limits.check(Commit.of(tagged(3))), "tags of event e: 3, but at most 2 allowed");
    }

    @Test
    void noLimitIsAboveTheMostThatThereCanBe() {
        assertThat(Limits.DEFAULT).isEqualTo(new Limits(1 << 20, 64 << 20, 10_000, 32));
        assertThat(Limits.MAX).isEqualTo(new Limits(16 << 20, 64 << 20, 10_000, 32));

        assertRefused(
                () -> new Limits((16 << 20) + 1, 1, 1, 1),
                "limit on bytes of an event: 16,777,217, but at most 16,777,216 allowed");
        assertRefused(
                () -> new Limits(1, (64 << 20) + 1, 1, 1),
                "limit on bytes of a commit: 67,108,865, but at most 67,108,864 allowed");
        assertRefused(
                () -> new Limits(1, 1, 10_001, 1), "limit on events of a commit: 10,001, but at most 10,000 allowed");
        assertRefused(() -> new Limits(1, 1, 1, 33), "limit on tags of an event: 33, but at most 32 allowed");
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, 1, 1));
    }

    private static Event sized(String id, int bytes) {
        var event = Event.of("a", "T", Json.parse("{\"p\":\"\"}")).withId(EventId.of(id));
        var padding = "p".repeat(bytes - event.size());
        return Event.of("a", "T", Json.parse("{\"p\":\"" + padding + "\"}")).withId(EventId.of(id));
    }

    private static Event tagged(int count) {
        return Event.of("a", "T", Json.EMPTY_OBJECT)
                .withId(EventId.of("e"))
                .withTags(IntStream.range(0, count)
                        .mapToObj(i -> Tag.of("t", "" + i))
                        .toList());
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(call).withMessage(message);
    }
}
