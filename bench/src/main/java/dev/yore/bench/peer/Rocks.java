package dev.yore.bench.peer;

import dev.yore.bench.work.Disk;
import dev.yore.bench.work.Sample;
import dev.yore.bench.work.Subject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with synced writes. An event lies under its stream and version; under its position lies that key. Who appends holds the
 * lock of its stream, since the version is looked at first.
 */
final class Rocks implements Subject {

    static final String NAME = "rocksdb";

    private static final byte EVENT = 'e';
    private static final byte POSITION = 'p';
    private static final int LOCKS = 1_024;
    private static final int FILTER_BITS = 10;

    private final Path folder;
    private final Options options;
    private final WriteOptions synced;
    private final RocksDB db;
    private final AtomicLong positions = new AtomicLong();
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    Rocks(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder);
        RocksDB.loadLibrary();
        synced = new WriteOptions().setSync(true);
        options = new Options()
                .setCreateIfMissing(true)
                .setIncreaseParallelism(Runtime.getRuntime().availableProcessors())
                .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(new BloomFilter(FILTER_BITS)));
        db = RocksDB.open(options, folder.toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return RocksDB.rocksdbVersion().toString();
    }

    @Override
    public String settings() {
        return "sync=" + synced.sync() + ", disableWAL=" + synced.disableWAL() + ", bloom filter of 10 bits, keys"
                + " stream|version and position";
    }

    /** A call blocks the thread that carries it, so virtual threads would hinder one another. */
    @Override
    public ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("client-", 0).factory());
    }

    @Override
    public void append(Sample event) throws RocksDBException {
        var lock = locks.get(Math.floorMod(event.stream().hashCode(), LOCKS));
        lock.lock();
        try (var batch = new WriteBatch()) {
            requireNext(event);
            put(batch, event);
            db.write(synced, batch);
        } finally {
            lock.unlock();
        }
    }

    private void requireNext(Sample event) throws RocksDBException {
        boolean hasOneBefore = event.version() == 1 || db.get(key(event.stream(), event.version() - 1)) != null;
        if (!hasOneBefore || db.get(key(event.stream(), event.version())) != null) {
            throw new IllegalStateException("the stream has another version: " + event.stream());
        }
    }

    @Override
    public void appendAll(List<Sample> events) throws RocksDBException {
        try (var batch = new WriteBatch()) {
            for (var event : events) {
                put(batch, event);
            }
            db.write(synced, batch);
        }
    }

    private void put(WriteBatch batch, Sample event) throws RocksDBException {
        byte[] key = key(event.stream(), event.version());
        long position = positions.incrementAndGet();
        byte[] type = event.type().getBytes(StandardCharsets.UTF_8);
        byte[] payload = event.payload().utf8();
        var value = ByteBuffer.allocate(4 * Long.BYTES + Short.BYTES + type.length + payload.length)
                .putLong(position)
                .putLong(System.currentTimeMillis())
                .put(Ids.bytes(Ids.random()))
                .putShort((short) type.length)
                .put(type)
                .put(payload);
        batch.put(key, value.array());
        batch.put(positionKey(position), key);
    }

    private static byte[] key(String stream, int version) {
        byte[] name = stream.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + name.length + 1 + Integer.BYTES)
                .put(EVENT)
                .put(name)
                .put((byte) 0)
                .putInt(version)
                .array();
    }

    private static byte[] positionKey(long position) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put(POSITION)
                .putLong(position)
                .array();
    }

    @Override
    public long load(String stream) {
        byte[] first = key(stream, 0);
        long count = 0;
        try (var events = db.newIterator()) {
            for (events.seek(first); events.isValid() && isOf(stream, events.key()); events.next()) {
                count += events.value().length > 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isOf(String stream, byte[] key) {
        int end = key.length - Integer.BYTES - 1;
        return key[0] == EVENT && stream.equals(new String(key, 1, end - 1, StandardCharsets.UTF_8));
    }

    @Override
    public long readAll() throws RocksDBException {
        long count = 0;
        try (var found = db.newIterator()) {
            for (found.seek(positionKey(0)); found.isValid(); found.next()) {
                byte[] event = db.get(found.value());
                count += event == null ? 0 : 1;
            }
        }
        return count;
    }

    @Override
    public long bytesOnDisk() throws Exception {
        try (var flush = new FlushOptions().setWaitForFlush(true)) {
            db.flush(flush);
        }
        return Disk.bytes(folder);
    }

    @Override
    public void close() throws IOException {
        db.close();
        synced.close();
        options.close();
        Disk.delete(folder);
    }
}
