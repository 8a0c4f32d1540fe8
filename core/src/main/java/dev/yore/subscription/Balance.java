package dev.yore.subscription;

import dev.yore.YoreException;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.view.Lease;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many shares of a subscription this process runs, beside the others. Each runs its even part. One that holds fewer, while no
 * share is free, waits at the door: it takes the lease of a view that is there for this alone, which tells the others to let go
 * what they hold beyond their parts.
 *
 * <p>What it knows of the others may be some time old. That decides only who runs what: each share is run under its own lease.
 * Any thread may call any method.
 */
final class Balance {

    /** It looks that often, in the time of a lease, who is there. */
    private static final int LOOKS = 6;

    private final EventStore store;
    private final ViewStore views;
    private final Subscription subscription;
    private final String owner;
    private final Duration lease;
    private final InstantSource clock;
    // All of these are guarded by this.
    private final Set<Integer> held = new HashSet<>();
    private Crew crew = new Crew(Map.of(), Optional.empty());
    private Optional<Lease> door = Optional.empty();
    private long nextLook = System.nanoTime();
    private boolean begun;

    Balance(
            EventStore store,
            ViewStore views,
            Subscription subscription,
            String owner,
            Duration lease,
            InstantSource clock) {
        this.store = store;
        this.views = views;
        this.subscription = subscription;
        this.owner = owner;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * Whether this process is to take a share, which counts as one of its part then.
     *
     * @throws dev.yore.view.ViewStateException if the subscription is divided otherwise
     */
    synchronized boolean takes(Share share) {
        look();
        boolean takes = begun
                && held.size() < crew.part(owner, subscription.shares())
                && !crew.isHeldByOther(share.number(), owner);
        return takes && held.add(share.number());
    }

    /** Whether this process is to let a share go, which counts no more then. */
    synchronized boolean letsGo(Share share) {
        look();
        boolean surplus = crew.isOtherWaiting(owner) && held.size() > crew.part(owner, subscription.shares());
        return surplus && held.remove(share.number());
    }

    /** This process does not run a share. */
    synchronized void left(Share share) {
        held.remove(share.number());
    }

    /** This process waits no more. */
    synchronized void close() {
        try {
            leaveDoor();
        } catch (YoreException _) {
            // Its lease runs out by itself.
        }
    }

    private void look() {
        if (begun && System.nanoTime() < nextLook) {
            return;
        }
        begun = begun || begins();
        crew = Crew.of(views, subscription.name());
        boolean allTaken = crew.owners().size() >= subscription.shares();
        if (allTaken && held.size() < crew.part(owner, subscription.shares())) {
            door = views.acquire(Subscription.doorOf(subscription.name()), owner, lease);
        } else {
            leaveDoor();
        }
        nextLook = System.nanoTime() + lease.dividedBy(LOOKS).toNanos();
    }

    /** Whether the subscription has begun; if not, it begins here, unless another process is at it. */
    private boolean begins() {
        var first = Subscription.stateOf(subscription.name());
        if (Beginning.of(views, first).isEmpty()) {
            var writing = views.acquire(first, owner, lease);
            if (writing.isEmpty()) {
                return false;
            }
            begin(writing.get());
        }
        Beginning.of(views, first).orElseThrow().require(subscription);
        return true;
    }

    private void begin(Lease first) {
        try {
            if (Beginning.of(views, first.view()).isEmpty()) {
                var after = subscription.start() == Subscription.Start.NOW ? store.head() : Checkpoint.START;
                new Beginning(subscription.shares(), after).write(views, first, clock.instant());
            }
        } finally {
            views.release(first);
        }
    }

    private void leaveDoor() {
        door.ifPresent(views::release);
        door = Optional.empty();
    }
}
