package dev.yore.subscription;

import dev.yore.projection.Lag;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.Follower;
import dev.yore.store.StoreClosedException;
import dev.yore.subscription.SubscriptionStatus.State;
import dev.yore.view.Lease;
import dev.yore.view.LeaseHolder;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps a share of a subscription going. The thread of its holder runs it; any thread may ask how it fares. */
final class SubscriptionLoop implements LeaseHolder.Task {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofMillis(5);

    private final EventStore store;
    private final ViewStore views;
    private final Share share;
    private final Balance balance;
    private final SubscriptionOptions options;
    private final InstantSource clock;
    private final Consumer<SubscriptionLoop> listener;
    private volatile Progress progress;

    SubscriptionLoop(
            EventStore store,
            ViewStore views,
            Share share,
            Balance balance,
            SubscriptionOptions options,
            InstantSource clock,
            Consumer<SubscriptionLoop> listener) {
        this.store = store;
        this.views = views;
        this.share = share;
        this.balance = balance;
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        this.progress = new Progress(State.STARTING, Checkpoint.START, 0, 0, 0, Optional.empty(), clock.instant());
    }

    SubscriptionStatus status() {
        var now = progress;
        var lag = Lag.of(store, now.checkpoint(), clock.instant());
        return new SubscriptionStatus(
                share.subscription().name(),
                share.number(),
                now.state(),
                now.checkpoint(),
                lag.events(),
                lag.time(),
                now.delivered(),
                now.inFlight(),
                now.parked(),
                now.problem(),
                now.at());
    }

    Progress progress() {
        return progress;
    }

    @Override
    public boolean isWanted() {
        return balance.takes(share);
    }

    @Override
    public void standingBy(Optional<ViewInfo> view) {
        balance.left(share);
        var checkpoint = view.map(ViewInfo::checkpoint).orElse(progress.checkpoint());
        var now = progress.in(State.STANDING_BY, Optional.empty());
        show(new Progress(now.state(), checkpoint, now.delivered(), 0, now.parked(), now.problem(), now.at()));
    }

    @Override
    public void retrying(Throwable problem) {
        balance.left(share);
        show(progress.in(State.RETRYING, Optional.of(problem.toString())));
    }

    @Override
    public void ended() {
        show(progress.in(State.CLOSED, Optional.empty()));
    }

    @Override
    public void run(Lease lease, LeaseHolder holder) {
        var lanes = new Lanes(share.subscription(), options, clock);
        var delivering = new Delivering(store, views, share, options, lease, lanes, clock);
        lanes.start("yore-subscription-" + share);
        try (var follower = store.follow(share.subscription().query(), delivering.written())) {
            deliver(lease, holder, lanes, delivering, follower);
            lanes.finish(() -> holder.renewIfDue(lease));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            holder.close();
        } finally {
            lanes.close();
        }
        finish(lanes, delivering);
    }

    private void deliver(Lease lease, LeaseHolder holder, Lanes lanes, Delivering delivering, Follower follower)
            throws InterruptedException {
        long nextLook = System.nanoTime();
        boolean ours = true;
        while (ours && !holder.isClosed()) {
            boolean idle = read(lanes, delivering, follower);
            if (System.nanoTime() >= nextLook) {
                delivering.attend();
                write(delivering, holder);
                holder.renewIfDue(lease);
                nextLook = System.nanoTime() + TICK.toNanos();
                show(delivering, idle);
                ours = !balance.letsGo(share);
            }
        }
    }

    /** Reads what there is room for, and takes over what was delivered; whether there was nothing to do. */
    private boolean read(Lanes lanes, Delivering delivering, Follower follower) throws InterruptedException {
        boolean idle = delivering.isIdle();
        if (!delivering.hasRoom()) {
            delivering.settle(lanes.outcomes(TICK));
            return false;
        }
        var event = follower.poll(idle ? TICK : Duration.ZERO);
        if (follower.isClosed()) {
            throw new StoreClosedException("the event store was closed");
        }
        event.ifPresent(delivering::dispatch);
        delivering.settle(lanes.outcomes(event.isPresent() || idle ? Duration.ZERO : SOON));
        delivering.passTo(follower.checkpoint());
        return idle && event.isEmpty();
    }

    private static void write(Delivering delivering, LeaseHolder holder) {
        boolean news = delivering.hasNews();
        if (news) {
            delivering.write();
        }
        holder.succeeded(news);
    }

    /** What was delivered at the end is written, so that it does not come again. */
    private void finish(Lanes lanes, Delivering delivering) {
        try {
            delivering.settle(lanes.outcomes(Duration.ZERO));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (delivering.hasNews()) {
            delivering.write();
        }
        show(delivering, false);
    }

    private void show(Delivering delivering, boolean idle) {
        boolean full = delivering.isFull();
        var state = full ? State.FULL : idle ? State.LIVE : State.DELIVERING;
        var problem = full
                ? Optional.of(delivering.parked() + " events are parked: retry or drop some")
                : Optional.<String>empty();
        show(new Progress(
                state,
                delivering.written(),
                delivering.delivered(),
                delivering.inFlight(),
                delivering.parked(),
                problem,
                full ? progress.at() : clock.instant()));
    }

    private void show(Progress next) {
        boolean changed = next.state() != progress.state()
                || next.delivered() != progress.delivered()
                || next.parked() != progress.parked()
                || !next.checkpoint().equals(progress.checkpoint());
        progress = next;
        if (changed) {
            listener.accept(this);
        }
    }
}
