package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EventTest {

    private final Event event = Event.of("acc_123", "MoneyDeposited", Json.parse("{\"amount\":1}"));

    @Test
    void aNewEventHasAnIdOfItsOwnAndHappenedNow() {
        assertThat(event.id())
                .isNotEqualTo(Event.of("a", "T", Json.EMPTY_OBJECT).id());
        assertThat(event.timestamp()).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(event.schemaVersion()).isEqualTo(1);
        assertThat(event.metadata()).isEqualTo(Metadata.NONE);
        assertThat(event.tags()).isEmpty();
        assertThat(event.extra()).isEqualTo(Json.EMPTY_OBJECT);
    }

    @Test
    void eachPartCanBeReplaced() {
        var changed = event.withId(EventId.of("e"))
                .withTimestamp(Instant.EPOCH)
                .withSchemaVersion(3)
                .withMetadata(Metadata.NONE.withActor("a"))
                .withTags(Tag.of("b", "1"), Tag.of("a", "2"));

        assertThat(changed)
                .isEqualTo(new Event(
                        EventId.of("e"),
                        event.type(),
                        event.stream(),
                        Instant.EPOCH,
                        event.data(),
                        3,
                        Metadata.NONE.withActor("a"),
                        Set.of(Tag.of("a", "2"), Tag.of("b", "1")),
                        Json.EMPTY_OBJECT));
        assertThat(changed.tags()).containsExactly(Tag.of("b", "1"), Tag.of("a", "2"));
    }

    @Test
    void tagsAreCopied() {
        var tags = new LinkedHashSet<>(List.of(Tag.of("a", "1")));
        var tagged = event.withTags(tags);
        tags.clear();

        assertThat(tagged.tags()).containsExactly(Tag.of("a", "1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> tagged.tags().clear());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertRefused(() -> event.withTimestamp(Event.MIN_TIMESTAMP.minusNanos(1)), "timestamp");
        assertRefused(() -> event.withTimestamp(Event.MAX_TIMESTAMP.plusNanos(1)), "timestamp");
        assertRefused(() -> event.withSchemaVersion(0), "schemaVersion");
        assertRefused(() -> Event.of("a", "T", Json.parse("[]")), "data");
        assertRefused(() -> withExtra(Json.parse("1")), "extra");
    }

    @Test
    void itsSizeIsThatOfAllThatItsProducerWrote() {
        int bare = size(event.withId(EventId.of("é")));

        assertThat(bare).isEqualTo(2 + "MoneyDeposited".length() + "acc_123".length() + "{\"amount\":1}".length());
        assertThat(size(event.withId(EventId.of("é")).withTags(Tag.of("k", "日"))))
                .isEqualTo(bare + 5);
        assertThat(size(event.withId(EventId.of("é")).withMetadata(Metadata.NONE.withActor("é"))))
                .isEqualTo(bare + "{\"actor\":\"xx\"}".length());
        assertThat(size(withExtra(Json.parse("{\"a\":1}")).withId(EventId.of("é"))))
                .isEqualTo(bare + "{\"a\":1}".length());
    }

    @Test
    void aRecordedEventTellsTheFactsOfItsEvent() {
        var recorded = new RecordedEvent(
                event.withTags(Tag.of("a", "1")),
                Version.of(2),
                Position.of(3),
                Instant.EPOCH,
                new CommitSpan(Position.of(3), 1));

        assertThat(recorded.id()).isEqualTo(event.id());
        assertThat(recorded.type()).isEqualTo(event.type());
        assertThat(recorded.stream()).isEqualTo(event.stream());
        assertThat(recorded.timestamp()).isEqualTo(event.timestamp());
        assertThat(recorded.data()).isEqualTo(event.data());
        assertThat(recorded.schemaVersion()).isEqualTo(1);
        assertThat(recorded.metadata()).isEqualTo(Metadata.NONE);
        assertThat(recorded.tags()).containsExactly(Tag.of("a", "1"));
    }

    private static int size(Event event) {
        return event.size();
    }

    private Event withExtra(Json extra) {
        return new Event(
                event.id(),
                event.type(),
                event.stream(),
                event.timestamp(),
                event.data(),
                1,
                Metadata.NONE,
                Set.of(),
                extra);
    }

    private static void assertRefused(ThrowingCallable call, String field) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(call)
                .satisfies(it -> assertThat(it.field()).isEqualTo(field));
    }
}
