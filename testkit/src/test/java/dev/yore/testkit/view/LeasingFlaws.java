package dev.yore.testkit.view;

import dev.yore.view.Changes;
import dev.yore.view.FencedException;
import dev.yore.view.Lease;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewReader;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** View stores that let others write than they should, and such as switch versions wrongly. */
final class LeasingFlaws {

    private static final Duration FOR_EVER = Duration.ofDays(1_000);

    private LeasingFlaws() {}

    static Stream<ViewFlaw> all() {
        return Stream.of(
                ViewFlaw.of("asks for no lease", NoFence::new)
                        .caughtBy(
                                "whoWasPausedWhileAnotherTookTheLeaseWritesNothing",
                                "whoAsksAgainHasLostHisFirstLease",
                                "aFenceDoesNotComeAgainWhenAViewIsMadeAnew"),
                ViewFlaw.of("fences writes but not stops", NoFenceAtStops::new)
                        .caughtBy(
                                "whoWasPausedWhileAnotherTookTheLeaseWritesNothing",
                                "whoAsksAgainHasLostHisFirstLease"),
                ViewFlaw.of("fences rows but not checkpoints", CheckpointForAll::new)
                        .caughtBy("whoWasPausedWhileAnotherTookTheLeaseWritesNothing"),
                ViewFlaw.of("fences by the owner's name", FencesByOwner::new)
                        .caughtBy("whoAsksAgainHasLostHisFirstLease"),
                ViewFlaw.of("gives leases that never end", Endless::new)
                        .caughtBy("aLeaseRunsOut", "theLeaseOfWhoCrashedRunsOut"),
                ViewFlaw.of("gives a lease to everyone", ForAll::new)
                        .caughtBy("aLeaseIsHeldByOneOwnerAtATime", "ofManyWhoAskAtOnceOneGetsTheLease"),
                ViewFlaw.of("does not take leases back", NoRelease::new).caughtBy("aLeaseThatIsGivenBackIsFreeAtOnce"),
                ViewFlaw.of("renews nothing", NoRenewal::new).caughtBy("aLeaseThatIsRenewedGoesOn"),
                ViewFlaw.of("switches in two steps", Gap::new)
                        .caughtBy("noReaderFindsNoneOrAPartOfOneWhileVersionsAreSwitched"),
                ViewFlaw.of("serves the latest version", Latest::new)
                        .caughtBy("theFirstVersionServesAtOnceAndLaterOnesDoNot", "readersGetTheVersionThatServes"),
                ViewFlaw.of("drops what is being written", DropsHeld::new)
                        .caughtBy("aViewIsNotDroppedWhileSomeoneHoldsItsLease"));
    }

    /** The lease that counts now, whoever comes with which. */
    private static class CurrentLeases extends ForwardingViewStore {
        final Map<ViewId, Lease> current = new ConcurrentHashMap<>();

        CurrentLeases(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public Optional<Lease> acquire(ViewId id, String owner, Duration length) {
            var lease = sound.acquire(id, owner, length);
            lease.ifPresent(it -> current.put(id, it));
            return lease;
        }

        Lease current(Lease lease) {
            return current.getOrDefault(lease.view(), lease);
        }
    }

    private static final class NoFence extends CurrentLeases {
        NoFence(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void write(Lease lease, Changes changes) {
            sound.write(current(lease), changes);
        }
    }

    private static final class NoFenceAtStops extends CurrentLeases {
        NoFenceAtStops(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void stop(Lease lease, Stop stop) {
            sound.stop(current(lease), stop);
        }
    }

    private static final class CheckpointForAll extends CurrentLeases {
        CheckpointForAll(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void write(Lease lease, Changes changes) {
            sound.write(changes.rows().isEmpty() ? current(lease) : lease, changes);
        }
    }

    private static final class FencesByOwner extends CurrentLeases {
        FencesByOwner(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void write(Lease lease, Changes changes) {
            if (!current(lease).owner().equals(lease.owner())) {
                throw new FencedException(lease);
            }
            sound.write(current(lease), changes);
        }
    }

    private static final class Endless extends ForwardingViewStore {
        Endless(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public Optional<Lease> acquire(ViewId id, String owner, Duration length) {
            return sound.acquire(id, owner, FOR_EVER);
        }
    }

    private static final class ForAll extends ForwardingViewStore {
        ForAll(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public Optional<Lease> acquire(ViewId id, String owner, Duration length) {
            var holder = sound.view(id).flatMap(ViewInfo::owner);
            return sound.acquire(id, holder.orElse(owner), length).map(it -> new Lease(id, owner, it.fence()));
        }
    }

    private static final class NoRelease extends ForwardingViewStore {
        NoRelease(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void release(Lease lease) {}
    }

    private static final class NoRenewal extends ForwardingViewStore {
        NoRenewal(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void renew(Lease lease, Duration length) {}
    }

    private static final class Gap extends ForwardingViewStore {
        private volatile boolean between;

        Gap(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void serve(ViewId id) {
            between = true;
            LockSupport.parkNanos(50_000);
            sound.serve(id);
            between = false;
        }

        @Override
        public ViewReader read(String name) {
            if (between) {
                throw new NoSuchViewException(name);
            }
            return sound.read(name);
        }
    }

    private static final class Latest extends ForwardingViewStore {
        Latest(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public Optional<ViewId> serving(String name) {
            return sound.views().stream()
                    .map(ViewInfo::id)
                    .filter(it -> it.name().equals(name))
                    .max(Comparator.naturalOrder());
        }
    }

    private static final class DropsHeld extends CurrentLeases {
        DropsHeld(MemoryViewStore sound) {
            super(sound);
        }

        @Override
        public void drop(ViewId id) {
            Optional.ofNullable(current.get(id)).ifPresent(sound::release);
            sound.drop(id);
        }
    }
}
