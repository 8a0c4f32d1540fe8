package dev.yore.store;

import static dev.yore.store.AppendCondition.noneMatching;
import static dev.yore.store.ExpectedVersion.any;
import static dev.yore.store.ExpectedVersion.exactly;
import static dev.yore.store.ExpectedVersion.none;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.InvalidEventException;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommitTest {

    private final Event one = Event.of("a", "T", Json.EMPTY_OBJECT).withId(EventId.of("1"));
    private final Event two = Event.of("b", "T", Json.EMPTY_OBJECT).withId(EventId.of("2"));

    @Test
    void aCommitHasItsEventsInTheirOrder() {
        assertThat(Commit.of(two, one).events()).containsExactly(two, one);
        assertThat(Commit.of(two).and(List.of(one))).isEqualTo(Commit.of(List.of(two, one)));
        assertThat(Commit.of(two, one).ids()).containsExactly(EventId.of("2"), EventId.of("1"));
    }

    @Test
    void aCommitSaysWhatItExpects() {
        var condition = noneMatching(Query.types("T")).after(Checkpoint.of(7));
        var commit = Commit.of(one, two)
                .expecting("a", exactly(4))
                .expecting(StreamId.of("b"), none())
                .when(condition);

        assertThat(commit.expected()).isEqualTo(Map.of(StreamId.of("a"), exactly(4), StreamId.of("b"), exactly(0)));
        assertThat(commit.condition()).contains(condition);
        assertThat(commit.expecting("a", any()).expected()).containsEntry(StreamId.of("a"), any());
        assertThat(commit.when(noneMatching(Query.all())).condition()).contains(noneMatching(Query.all()));
        assertThat(commit.and(List.of()).condition()).contains(condition);
    }

    @Test
    void aCommitWithoutEventsIsRefused() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Commit.of())
                .withMessage("commit has no events");
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Commit.of(List.of()));
    }

    @Test
    void anIdStandsOnceInACommit() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Commit.of(one, two, two.withId(EventId.of("1"))))
                .withMessage("eventId stands twice in one commit: 1");
    }

    @Test
    void aCommitWhoseStreamsAndConditionHaveOnePartitionKeyIsOfThatKey() {
        var commit = Commit.of(in("{c-1}/s-1"), in("{c-1}"), in("x{c-1}"));
        var condition = noneMatching(Query.all()).within("c-1");

        assertThat(commit.partitionKey()).isEqualTo("c-1");
        assertThat(commit.when(condition).partitionKey()).isEqualTo("c-1");
        assertThat(Commit.of(one).when(noneMatching(Query.all()).within("a")).partitionKey())
                .isEqualTo("a");
    }

    @Test
    void aCommitOfSeveralPartitionKeysSaysWhichAndWhatToDo() {
        assertThatExceptionOfType(SpansPartitionsException.class)
                .isThrownBy(() -> Commit.of(one, in("{c-1}/s"), two).partitionKey())
                .withMessage(
                        "the commit has streams of 3 partition keys, among them \"a\" and \"c-1\". Name the aggregates with "
                                + "the same braces, such as {course-1}/student-7, and restrict the condition to their key, or use one shard "
                                + "over the whole hash range");
        assertThatExceptionOfType(SpansPartitionsException.class)
                .isThrownBy(() -> Commit.of(one).when(noneMatching(Query.all())).partitionKey())
                .withMessageStartingWith(
                        "the commit has streams of the partition key \"a\", but its condition counts events of every key. Name");
        assertThatExceptionOfType(SpansPartitionsException.class)
                .isThrownBy(() -> Commit.of(one)
                        .when(noneMatching(Query.all()).within("b"))
                        .partitionKey())
                .withMessageContaining("counts events of \"b\"");
    }

    @Test
    void aConditionCountsTheEventsOfItsPartitionKeyAlone() {
        var condition = noneMatching(Query.types("T")).within("c-1").after(Checkpoint.of(7));

        assertThat(condition.countsAgainst(in("{c-1}/s-1"))).isTrue();
        assertThat(condition.countsAgainst(in("c-1"))).isTrue();
        assertThat(condition.countsAgainst(in("{c-2}/c-1"))).isFalse();
        assertThat(condition.countsAgainst(Event.of("c-1", "Other", Json.EMPTY_OBJECT)))
                .isFalse();
        assertThat(noneMatching(Query.types("T")).countsAgainst(in("{c-2}"))).isTrue();
        assertThat(condition)
                .isEqualTo(
                        noneMatching(Query.types("T")).after(Checkpoint.of(7)).within("c-1"));
    }

    private static Event in(String stream) {
        return Event.of(stream, "T", Json.EMPTY_OBJECT);
    }

    @Test
    void aStreamIsExpectedOnlyWhereItGetsAnEvent() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Commit.of(one).expecting("b", none()))
                .withMessage("commit expects a version of stream b, but has no event for it");
    }

    @Test
    void anExpectationIsMetByAVersion() {
        assertThat(exactly(3).isMetBy(Version.of(3))).isTrue();
        assertThat(exactly(3).isMetBy(Version.of(2))).isFalse();
        assertThat(none().isMetBy(Version.NONE)).isTrue();
        assertThat(none().isMetBy(Version.FIRST)).isFalse();
        assertThat(any().isMetBy(Version.NONE)).isTrue();
        assertThat(any().isMetBy(Version.of(9))).isTrue();
        assertThat(none()).isEqualTo(exactly(0)).isEqualTo(exactly(Version.NONE));
        assertThat(List.of(exactly(3), any(), none()))
                .extracting(Object::toString)
                .containsExactly("3", "any", "0");
    }

    @Test
    void aReceiptTellsTheVersionOfEachStreamOfItsCommit() {
        var receipt =
                new Receipt(new CommitSpan(Position.of(5), 3), Instant.EPOCH, Map.of(StreamId.of("a"), Version.of(2)));

        assertThat(receipt.position()).isEqualTo(Position.of(7));
        assertThat(receipt.version(StreamId.of("a"))).isEqualTo(Version.of(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receipt.version(StreamId.of("b")))
                .withMessage("the commit has no event for stream b");
    }

    @Test
    void rangesRefuseANegativeLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamRange.all().limit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> LogRange.all().limit(-1));
        assertThat(LogRange.all()
                        .after(Checkpoint.of(1))
                        .upTo(Checkpoint.of(5))
                        .newestFirst()
                        .limit(2))
                .isEqualTo(new LogRange(Checkpoint.of(1), Optional.of(Checkpoint.of(5)), true, 2));
        assertThat(StreamRange.all()
                        .from(Version.of(2))
                        .to(Version.of(5))
                        .ofTypes(Set.of(EventType.of("Opened")))
                        .newestFirst()
                        .limit(2))
                .isEqualTo(new StreamRange(Version.of(2), Version.of(5), Set.of(EventType.of("Opened")), true, 2));
    }
}
