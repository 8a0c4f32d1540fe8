package dev.yore.subscription;

import dev.yore.internal.Threads;
import dev.yore.internal.Watchers;
import dev.yore.store.EventStore;
import dev.yore.view.LeaseHolder;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Subscriptions that are run.
 *
 * <pre>{@code
 * try (var running = Subscriptions.start(store, views, List.of(mails))) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Each event is delivered at least once, those of a stream in their order. An event that its consumer does not take, however
 * often it is tried, is parked, and the later ones of its stream behind it; the others go on. Of several processes that run the
 * same subscription one works and the others stand by; if it is divided into shares they have these among them. Any thread may call
 * any method.
 */
public final class Subscriptions implements AutoCloseable {

    private final EventStore store;
    private final List<Balance> balances = new ArrayList<>();
    private final List<SubscriptionLoop> loops = new ArrayList<>();
    private final List<LeaseHolder> holders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Watchers<SubscriptionStatus> watchers = new Watchers<>();

    private Subscriptions(
            EventStore store,
            ViewStore views,
            Collection<Subscription> subscriptions,
            SubscriptionOptions options,
            InstantSource clock) {
        this.store = store;
        var owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        var names = new HashSet<String>();
        for (var subscription : subscriptions) {
            if (!names.add(subscription.name())) {
                throw new IllegalArgumentException("two subscriptions are called " + subscription.name());
            }
            var balance = new Balance(
                    store, views, subscription, owner, options.waits().lease(), clock);
            balances.add(balance);
            for (var share : Share.of(subscription)) {
                var loop = new SubscriptionLoop(store, views, share, balance, options, clock, this::changed);
                var holder = new LeaseHolder(views, share.state(), owner, options.waits(), loop);
                loops.add(loop);
                holders.add(holder);
                threads.add(Thread.ofPlatform()
                        .name("yore-subscription-" + share)
                        .daemon()
                        .unstarted(holder));
            }
        }
    }

    /**
     * Starts subscriptions.
     *
     * @param store is read, and stays open; it is closed after these are
     * @param views keeps how far they are and what they have parked
     */
    public static Subscriptions start(EventStore store, ViewStore views, Collection<Subscription> subscriptions) {
        return start(store, views, subscriptions, SubscriptionOptions.DEFAULT);
    }

    /** Starts subscriptions with options. */
    public static Subscriptions start(
            EventStore store, ViewStore views, Collection<Subscription> subscriptions, SubscriptionOptions options) {
        var started = new Subscriptions(store, views, subscriptions, options, InstantSource.system());
        started.threads.forEach(Thread::start);
        return started;
    }

    /** How each of them fares, one that is divided share by share. */
    public List<SubscriptionStatus> statuses() {
        return loops.stream().map(SubscriptionLoop::status).toList();
    }

    /** Has a listener told, on a subscription's own thread, when it gets further or does something else from now on. */
    public void onChange(Consumer<SubscriptionStatus> listener) {
        watchers.add(listener);
    }

    /**
     * Waits until each of them has delivered or parked what the log holds now.
     *
     * @return false if one of them has not in this time
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitCaughtUp(Duration longest) throws InterruptedException {
        var head = store.head();
        return watchers.await(
                () -> loops.stream().allMatch(it -> it.progress().checkpoint().covers(head)), () -> false, longest);
    }

    /** Ends all of them. What a consumer is at is waited for; see {@link SubscriptionOptions#closing()}. */
    @Override
    public void close() {
        holders.forEach(LeaseHolder::close);
        Threads.joinAll(threads);
        boolean interrupted = Thread.interrupted(); // what follows would fail of it
        balances.forEach(Balance::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(SubscriptionLoop loop) {
        watchers.changed(loop::status);
    }
}
