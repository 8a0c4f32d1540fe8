package dev.yore.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the processes that run a subscription have its shares among them. */
class CrewTest {

    private static final int ROUNDS = 2_000;

    @Test
    void partsMakeUpTheWholeAndDifferByOneAtTheMost() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            int shares = 1 + random.nextInt(20);
            var crew = any(random, shares);
            var parts = members(crew).stream().map(it -> crew.part(it, shares)).toList();
            assertThat(parts.stream().mapToInt(it -> it).sum())
                    .as("seed %d", seed)
                    .isEqualTo(shares);
            assertThat(parts)
                    .as("seed %d", seed)
                    .allMatch(it -> it == shares / parts.size() || it == shares / parts.size() + 1);
        }
    }

    @Test
    void whoeverLetsGoAndTakesByTheirPartsComesToAnEndWithoutMovingMoreThanNeeded() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            int shares = 1 + random.nextInt(20);
            var crew = any(random, shares);
            var members = members(crew);
            Map<Integer, String> owners = new HashMap<>(crew.owners());
            for (var member : members) {
                int part = crew.part(member, shares);
                var mine = owners.entrySet().stream()
                        .filter(it -> it.getValue().equals(member))
                        .toList();
                mine.stream().skip(part).map(Map.Entry::getKey).toList().forEach(owners::remove);
            }
            for (var member : members) {
                long missing = crew.part(member, shares)
                        - owners.values().stream().filter(member::equals).count();
                assertThat(missing).as("seed %d", seed).isNotNegative();
                for (int share = 1; share <= shares && missing > 0; share++) {
                    missing -= owners.putIfAbsent(share, member) == null ? 1 : 0;
                }
            }
            var settled = new Crew(owners, Optional.empty());
            assertThat(owners).as("seed %d", seed).hasSize(shares);
            assertThat(members(settled))
                    .as("seed %d", seed)
                    .allSatisfy(it -> assertThat(
                                    owners.values().stream().filter(it::equals).count())
                            .isEqualTo(settled.part(it, shares)));
        }
    }

    @Test
    void aStreamIsAlwaysInTheSameShare() {
        assertThat(Share.of(StreamId.of("order_1"), 8)).isEqualTo(6);
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int i = 0; i < 8_000; i++) {
            sizes.merge(Share.of(StreamId.of("order_" + i), 8), 1, Integer::sum);
        }
        assertThat(sizes.keySet()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(sizes.values()).allMatch(it -> it > 800 && it < 1_200);
    }

    private static Crew any(Random random, int shares) {
        var names = List.of("a", "b", "c", "d", "e").subList(0, 1 + random.nextInt(5));
        Map<Integer, String> owners = new HashMap<>();
        for (int share = 1; share <= shares; share++) {
            if (random.nextInt(10) > 0) {
                owners.put(share, names.get(random.nextInt(names.size())));
            }
        }
        return new Crew(owners, random.nextBoolean() ? Optional.of("z") : Optional.of("a"));
    }

    private static List<String> members(Crew crew) {
        Set<String> members = new HashSet<>(crew.owners().values());
        crew.waiting().ifPresent(members::add);
        return new ArrayList<>(members);
    }
}
