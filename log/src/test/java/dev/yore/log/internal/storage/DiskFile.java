package dev.yore.log.internal.storage;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/**
 * A file's content, whatever its names: as processes see it, as it is safe on the disk, and all that a sector may hold in
 * between. The {@link SimulatedDisk} guards it.
 */
final class DiskFile {

    static final int SECTOR = 512;

    /** So many versions of one sector may be what a crash leaves. */
    private static final int VERSIONS = 32;

    /** What is mapped for as long as the process runs: the global arena keeps nothing alive. */
    private static final Queue<MemorySegment> MAPPED_FOR_EVER = new ConcurrentLinkedQueue<>();

    private final MemorySegment seen;
    private final Map<Long, byte[]> synced = new HashMap<>();
    private final SortedMap<Long, List<Version>> unsynced = new TreeMap<>();

    /** The sectors for which there is space on the disk. */
    private final BitSet taken;

    private boolean everSynced;

    private DiskFile(long size, BitSet taken) {
        this.seen = Arena.ofAuto().allocate(size, Long.BYTES);
        this.taken = taken;
    }

    /** A file of zeros. */
    static DiskFile ofZeros(long size) {
        var taken = new BitSet();
        taken.set(0, Math.toIntExact((size + SECTOR - 1) / SECTOR));
        return new DiskFile(size, taken);
    }

    /** A file of zeros that takes no space. */
    static DiskFile sparse(long size) {
        return new DiskFile(size, new BitSet());
    }

    long size() {
        return seen.byteSize();
    }

    /** The bytes that it takes on the disk. */
    long taken() {
        return Math.min(size(), (long) taken.cardinality() * SECTOR);
    }

    /** The bytes that it will take beyond those when something is written. */
    long missing(long offset, int length) {
        var sectors = new BitSet();
        sectors.set((int) (offset / SECTOR), (int) ((offset + length + SECTOR - 1) / SECTOR));
        sectors.andNot(taken);
        return (long) sectors.cardinality() * SECTOR;
    }

    /** Writes a buffer's bytes, the first of them at a time on the {@link Version}s' clock. */
    void write(long offset, ByteBuffer source, long time) {
        var bytes = MemorySegment.ofBuffer(source);
        MemorySegment.copy(bytes, 0, seen, offset, bytes.byteSize());
        var end = offset + bytes.byteSize();
        for (long at = offset; at < end; ) {
            var sector = at / SECTOR;
            var to = Math.min(end, (sector + 1) * SECTOR);
            var start = sector * SECTOR;
            taken.set((int) sector);
            var versions = unsynced.computeIfAbsent(sector, key -> new ArrayList<>());
            if (versions.size() == VERSIONS) {
                versions.removeFirst();
            }
            versions.add(new Version(time + at - offset, (int) (at - start), (int) (to - start), seenSector(sector)));
            at = to;
        }
    }

    void sync() {
        unsynced.forEach(
                (sector, versions) -> synced.put(sector, versions.getLast().sector()));
        unsynced.clear();
        everSynced = true;
    }

    /** Makes some of the sectors safe, and forgets that the rest is not: a later sync will not write them. */
    void failSync(RandomGenerator random) {
        unsynced.forEach((sector, versions) -> {
            if (random.nextBoolean()) {
                synced.put(sector, versions.getLast().sector());
            }
        });
        unsynced.clear();
    }

    /** When the oldest write was made that a crash may still take. */
    long oldestUnsynced(long otherwise) {
        return unsynced.values().stream()
                .mapToLong(it -> it.getFirst().start())
                .min()
                .orElse(otherwise);
    }

    boolean everSynced() {
        return everSynced;
    }

    /** The file as a power loss leaves it. */
    DiskFile afterCrash(Fate fate, long size) {
        var left = new DiskFile(size, (BitSet) taken.clone());
        synced.forEach(left::put);
        unsynced.forEach((sector, versions) ->
                left.put(sector, fate.sector(synced.getOrDefault(sector, new byte[SECTOR]), versions)));
        left.everSynced = true;
        return left;
    }

    /** The file cut to a size, all of it safe. */
    DiskFile cut(long size) {
        var left = ofZeros(size);
        for (long sector = 0; sector * SECTOR < size; sector++) {
            left.put(sector, seenSector(sector));
        }
        left.everSynced = true;
        return left;
    }

    /** Changes bytes behind everyone's back, and for good. */
    void overwrite(long offset, byte[] bytes) {
        MemorySegment.copy(bytes, 0, seen, ValueLayout.JAVA_BYTE, offset, bytes.length);
        for (long sector = offset / SECTOR; sector * SECTOR < offset + bytes.length; sector++) {
            unsynced.remove(sector);
            synced.put(sector, seenSector(sector));
        }
    }

    byte[] read(long offset, int length) {
        return seen.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Maps it into an arena, and keeps it in a collection for as long. */
    @SuppressWarnings("restricted")
    MemorySegment map(Arena arena, Collection<DiskFile> mapped) {
        if (arena.scope().equals(Arena.global().scope())) {
            MAPPED_FOR_EVER.add(seen);
        }
        mapped.add(this);
        return seen.reinterpret(arena, view -> mapped.remove(this)).asReadOnly();
    }

    private byte[] seenSector(long sector) {
        var start = sector * SECTOR;
        var bytes = new byte[SECTOR];
        MemorySegment.copy(seen, ValueLayout.JAVA_BYTE, start, bytes, 0, (int) Math.min(SECTOR, size() - start));
        return bytes;
    }

    private void put(long sector, byte[] bytes) {
        var start = sector * SECTOR;
        if (start < size()) {
            var length = (int) Math.min(SECTOR, size() - start);
            MemorySegment.copy(bytes, 0, seen, ValueLayout.JAVA_BYTE, start, length);
            synced.put(sector, bytes);
        }
    }
}
