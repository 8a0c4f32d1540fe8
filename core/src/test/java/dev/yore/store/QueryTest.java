package dev.yore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final Event opened = event("Opened", "owner:alice", "branch:north");
    private final Event closed = event("Closed", "owner:alice");
    private final Event bare = event("Opened");

    @Test
    void everyEventIsAnEvent() {
        assertThat(Query.all().matches(bare)).isTrue();
        assertThat(Query.all().matchesAll()).isTrue();
        assertThat(Query.types("Opened").matchesAll()).isFalse();
        assertThat(Query.types("Opened").or(Query.all()).matchesAll()).isTrue();
    }

    @Test
    void anyOfTheTypesWillDo() {
        assertThat(Query.types("Opened").matches(bare)).isTrue();
        assertThat(Query.types("Opened").matches(closed)).isFalse();
        assertThat(Query.types("Opened", "Closed").matches(closed)).isTrue();
        assertThat(Query.types(Set.of(EventType.of("Closed"))).matches(closed)).isTrue();
        assertThat(Query.types("opened").matches(opened)).isFalse();
    }

    @Test
    void allOfTheTagsMustBeThere() {
        assertThat(Query.tags("owner:alice").matches(closed)).isTrue();
        assertThat(Query.tags("branch:north", "owner:alice").matches(opened)).isTrue();
        assertThat(Query.tags("branch:north", "owner:alice").matches(closed)).isFalse();
        assertThat(Query.tags(Set.of(Tag.of("owner", "bob"))).matches(closed)).isFalse();
        assertThat(Query.tags("owner:alice").matches(bare)).isFalse();
    }

    @Test
    void typeAndTagsMustBothFit() {
        var query = Query.types("Opened", "Moved").tagged("owner:alice");

        assertThat(query.matches(opened)).isTrue();
        assertThat(query.matches(closed)).isFalse();
        assertThat(query.matches(bare)).isFalse();
        assertThat(query.tagged("branch:north").matches(opened)).isTrue();
        assertThat(query.tagged("branch:south").matches(opened)).isFalse();
    }

    @Test
    void anyOfTheCriteriaWillDo() {
        var query = Query.types("Closed").or(Query.tags("branch:north"));

        assertThat(query.matches(opened)).isTrue();
        assertThat(query.matches(closed)).isTrue();
        assertThat(query.matches(bare)).isFalse();
    }

    @Test
    void moreTagsAreAskedOfEachCriterion() {
        var query = Query.types("Closed").or(Query.types("Opened")).tagged("owner:alice");

        assertThat(query.matches(opened)).isTrue();
        assertThat(query.matches(closed)).isTrue();
        assertThat(query.matches(bare)).isFalse();
    }

    @Test
    void aQueryThatWouldMatchEverythingByChanceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Query.types()).withMessageContaining("Query.all()");
        assertThatIllegalArgumentException().isThrownBy(() -> Query.types(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Query.tags());
        assertThatIllegalArgumentException().isThrownBy(() -> Query.tags(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Query(List.of()));
    }

    @Test
    void aQueryHasAtMostTwoHundredAndFiftySixCriteria() {
        var most = new Query(IntStream.range(0, Query.MAX_CRITERIA)
                .mapToObj(QueryTest::criterion)
                .toList());

        assertThat(most.criteria()).hasSize(256);
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> most.or(Query.types("OneMore")))
                .satisfies(it -> assertThat(it.limit()).isEqualTo(256))
                .satisfies(it -> assertThat(it.actual()).isEqualTo(257))
                .withMessage("criteria of a query: 257, but at most 256 allowed");
    }

    private static Criterion criterion(int number) {
        return new Criterion(Set.of(EventType.of("T" + number)), Set.of());
    }

    private static Event event(String type, String... tags) {
        return Event.of("a", type, Json.EMPTY_OBJECT)
                .withTags(Stream.of(tags).map(Tag::parse).toList());
    }
}
