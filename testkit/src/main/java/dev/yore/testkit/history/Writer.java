package dev.yore.testkit.history;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One of many writers: it looks at the store, decides on a commit, and sends it, as long as it has something to send. For one thread. */
final class Writer {

    private final SplittableRandom random;
    private final String name;
    private final Commits commits;
    private final SharedCommits shared;
    private final List<Commit> made = new ArrayList<>();

    Writer(SplittableRandom random, int freedom, String name, SharedCommits shared) {
        this.random = random;
        this.name = name;
        this.commits = new Commits(random, new Names(random), freedom);
        this.shared = shared;
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing hangs on it: without it, others come in between less often
    List<Sent> append(EventStore store, int times) {
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < times; i++) {
            var commit = next(store);
            Thread.yield(); // lets others come between what it saw and what it sends
            sent.add(new Sent(commit, store.tryAppend(commit)));
        }
        return sent;
    }

    /** What it would send to this store now. */
    Commit next(EventStore store) {
        var commit = decide(store);
        made.add(commit);
        return commit;
    }

    private Commit decide(EventStore store) {
        return switch (random.nextInt(10)) {
            case 0 -> made.isEmpty() ? fresh() : made.get(random.nextInt(made.size()));
            case 1 -> Commit.of(shared.one(random));
            case 2, 3, 4 -> expectingWhatIsThere(store, fresh());
            case 5, 6 -> expectingWhatIsThere(store, onCondition(store, fresh()));
            case 7, 8 -> onCondition(store, fresh());
            default -> fresh();
        };
    }

    private Commit fresh() {
        var events = commits.newEvents();
        return Commit.of(IntStream.range(0, events.size())
                .mapToObj(i -> withId(events.get(i), i))
                .toList());
    }

    /** Ids of writers must not be alike by chance. */
    private Event withId(Event event, int index) {
        return random.nextInt(5) == 0
                ? event.withId(EventId.of(name + "/" + made.size() + "/" + index))
                : event.withId(EventId.next());
    }

    private Commit expectingWhatIsThere(EventStore store, Commit commit) {
        var expecting = commit;
        for (var stream : commit.events().stream().map(Event::stream).distinct().toList()) {
            expecting = expecting.expecting(stream, ExpectedVersion.exactly(store.version(stream)));
        }
        return expecting;
    }

    private Commit onCondition(EventStore store, Commit commit) {
        return commit.when(commits.condition(commit.events(), store.head()));
    }
}
