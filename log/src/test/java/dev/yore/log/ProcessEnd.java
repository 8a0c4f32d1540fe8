package dev.yore.log;

import dev.yore.log.internal.storage.Hook;
import dev.yore.log.internal.storage.Operation;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The end of a process at some operation of its disk: it is killed, or the power goes; before, within or behind the operation. */
final class ProcessEnd implements Hook {

    /** A system ends a process between two pages of a write, not within one. */
    private static final int PAGE = 4096;

    private final SimulatedStorage storage;
    private final Predicate<Operation> candidates;
    private final long rank;
    private final boolean powerLoss;

    /** How much of the operation takes effect: nothing at 0, all of it at 1. */
    private final double share;

    /** Set before it is used. */
    private Optional<String> only = Optional.empty();

    private final AtomicLong seen = new AtomicLong();
    private volatile String phase = "opening";
    private volatile String where = "";

    private ProcessEnd(
            SimulatedStorage storage, Predicate<Operation> candidates, long rank, boolean powerLoss, double share) {
        this.storage = storage;
        this.candidates = candidates;
        this.rank = rank;
        this.powerLoss = powerLoss;
        this.share = share;
    }

    /** One at a change of any kind, among the first so many. */
    static ProcessEnd amongTheFirst(int changes, SimulatedStorage storage, RandomGenerator random) {
        return at(operation -> operation.kind().isChange(), changes, storage, random);
    }

    /** One at a change of a kind that is rare, so that these are not passed over. */
    static ProcessEnd atARareChange(SimulatedStorage storage, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> at(it -> it.name().endsWith(".segment.tmp"), 9, storage, random);
            case 1 -> at(it -> it.name().contains(".offsets"), 9, storage, random);
            case 2 -> at(it -> it.kind().isChange() && it.name().startsWith("index/"), 60, storage, random);
            case 3 -> at(it -> it.kind() == Kind.DELETE, 10, storage, random);
            case 4 -> at(it -> it.kind() == Kind.RENAME, 12, storage, random);
            case 5 -> at(it -> it.kind() == Kind.SYNC_FOLDER, 12, storage, random);
            case 6 -> at(it -> it.kind().isChange(), 4, storage, random).in("closing");
            default -> at(it -> it.kind().isChange() && it.name().equals("durable"), 30, storage, random);
        };
    }

    /** The same, of what happens in this phase alone. */
    private ProcessEnd in(String wanted) {
        only = Optional.of(wanted);
        return this;
    }

    private static ProcessEnd at(
            Predicate<Operation> candidates, int ranks, SimulatedStorage storage, RandomGenerator random) {
        double share = switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> random.nextDouble();
            default -> 0;
        };
        return new ProcessEnd(storage, candidates, random.nextInt(1, ranks + 1), random.nextInt(3) > 0, share);
    }

    @Override
    public void before(Operation operation) throws IOException {
        if (only.map(phase::equals).orElse(true) && candidates.test(operation) && seen.incrementAndGet() == rank) {
            where = phase + ": " + what(operation);
            take(operation);
            now();
        }
    }

    private void take(Operation operation) throws IOException {
        if (share == 1) {
            operation.perform();
        } else if (share > 0 && operation.length() > 0) {
            long bytes = (long) (share * operation.length());
            operation.perform(powerLoss ? bytes : bytes / PAGE * PAGE);
        }
    }

    private String what(Operation operation) {
        var name = operation.name();
        if (name.startsWith("index")) {
            return operation.kind() == Kind.DELETE
                    ? "delete index files"
                    : isMerge(storage, name) ? "merge" : "flush the index";
        }
        if (name.endsWith(".segment.tmp")) {
            return "make a segment";
        }
        if (name.contains(".offsets")) {
            return "seal a segment";
        }
        return operation.kind() + " " + name.replaceAll("[0-9]+", "n");
    }

    /** Whether a file of the index begins where another one does, of which it will take the place. */
    static boolean isMerge(SimulatedStorage storage, String name) {
        var beginning = name.substring(0, name.indexOf('-') + 1);
        return name.startsWith("index/")
                && name.endsWith(".tmp")
                && storage.disk().files().keySet().stream()
                        .anyMatch(it -> it.startsWith(beginning) && it.endsWith(".run"));
    }

    /** Ends the process now, if it has not ended. */
    void now() {
        if (where.isEmpty()) {
            where = phase + ": idle";
        }
        if (powerLoss) {
            storage.powerOff();
        } else {
            storage.kill();
        }
    }

    /** Says what the process does now. */
    void phase(String doing) {
        phase = doing;
    }

    boolean hasCome() {
        return !where.isEmpty();
    }

    boolean isPowerLoss() {
        return powerLoss;
    }

    /** What the process was doing when it ended. */
    String where() {
        return where.isEmpty() ? "closed" : where;
    }

    @Override
    public String toString() {
        return (powerLoss ? "power loss" : "kill") + ", " + where()
                + (share == 0 ? "" : ", of which " + share + " was done");
    }
}
