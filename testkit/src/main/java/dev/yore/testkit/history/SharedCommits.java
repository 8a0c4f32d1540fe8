package dev.yore.testkit.history;

import dev.yore.event.Event;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Commits that more than one writer sends. */
final class SharedCommits {

    private final List<List<Event>> all;

    SharedCommits(SplittableRandom random, int freedom, int count) {
        var commits = new Commits(random, new Names(random), freedom);
        all = IntStream.range(0, count).mapToObj(_ -> commits.newEvents()).toList();
    }

    List<Event> one(SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
