package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.EventType;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.Commit;
import dev.yore.store.StreamRange;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of a stream the events of some types alone are read, whatever lies between them. */
public interface StreamTypesContract extends StoreTest {

    @Test
    default void everyRangeOfAStreamCanBeOfSomeTypes() {
        var types = List.of("Used", "Used", "Closed", "Used", "Opened", "Used", "Closed", "Used");
        for (String type : types) {
            store().append(Commit.of(fact("a", type)));
            store().append(Commit.of(fact("b", type)));
        }
        for (var some : List.of(types(), types("Closed"), types("Closed", "Opened", "Never"), types("Never"))) {
            for (long from = 1; from <= types.size(); from++) {
                for (long to = from; to <= types.size(); to++) {
                    var range = StreamRange.all().from(Version.of(from)).to(Version.of(to));
                    for (long limit = 0; limit <= 3; limit++) {
                        assertOfTypes(range.limit(limit), some);
                        assertOfTypes(range.newestFirst().limit(limit), some);
                    }
                }
            }
        }
    }

    @Test
    default void theNewestEventOfATypeIsFoundFarBack() {
        store().append(Commit.of(fact("a", "Closed")));
        for (int i = 0; i < 20; i++) {
            store().append(Commit.of(Facts.facts("a", 90)));
            store().append(Commit.of(fact("b", "Closed")));
        }
        var closed = StreamRange.all().ofTypes(types("Closed")).newestFirst();

        assertThat(store().load(stream("a"), closed).toList())
                .singleElement()
                .satisfies(it -> assertThat(it.version()).isEqualTo(Version.FIRST));
        assertThat(store().load(stream("b"), closed.limit(2)).toList())
                .extracting(RecordedEvent::version)
                .containsExactly(Version.of(20), Version.of(19));
    }

    private void assertOfTypes(StreamRange range, Set<EventType> some) {
        var whole = store().load(stream("a"), range.limit(Long.MAX_VALUE)).toList();

        assertThat(store().load(stream("a"), range.ofTypes(some)).toList())
                .as("%s of %s", range, some)
                .isEqualTo(whole.stream()
                        .filter(it -> some.isEmpty() || some.contains(it.event().type()))
                        .limit(range.limit())
                        .toList());
    }

    private static Set<EventType> types(String... names) {
        return Set.copyOf(Stream.of(names).map(EventType::of).toList());
    }
}
