package dev.yore.log.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The simulated disk against {@link ExpectedDisk}: what was synced survives 10,000 crashes, and of the rest anything may happen. */
class RandomHistoriesTest {

    private static final int HISTORIES = 500;
    private static final int CRASHES = 20;
    private static final int STEPS = 20;

    @Test
    void aCrashLeavesWhatWasSyncedAndSomeOfTheRest() {
        var happened = new HashSet<String>();
        Seeds.each(HISTORIES, random -> {
            var history = new History(random);
            for (int i = 0; i < CRASHES; i++) {
                history.run(random.nextInt(STEPS));
                history.crash();
            }
            happened.addAll(history.expected.happened());
        });
        assertThat(happened)
                .as("what crashes did")
                .contains("file lost", "file back", "writes kept", "writes lost", "writes mixed", "old name");
    }

    private static final class History {

        private static final List<String> FOLDERS = List.of("f", "g");

        private final RandomGenerator random;
        private final ExpectedDisk expected = new ExpectedDisk();
        private SimulatedStorage storage = new SimulatedStorage();
        private int size = 2 * DiskFile.SECTOR;

        History(RandomGenerator random) throws IOException {
            this.random = random;
            for (var folder : FOLDERS) {
                storage.create(folder + "/0", ++size).close();
                expected.create(folder + "/0", size);
            }
        }

        void run(int steps) throws IOException {
            for (int i = 0; i < steps; i++) {
                step();
                if (random.nextInt(5) == 0) {
                    expected.assertMayBeLeft(storage.ifCrashed(random).disk());
                }
            }
            expected.assertSeenOn(storage.disk());
        }

        void crash() throws IOException {
            storage = storage.crash(random);
            expected.assertMayBeLeft(storage.disk());
            expected.restart(storage.disk());
        }

        private void step() throws IOException {
            switch (random.nextInt(20)) {
                case 0, 1, 2 -> create(anyName());
                case 3, 4 -> rename(anyFile(), anyName());
                case 5 -> delete(anyName());
                case 6, 7 -> syncFolder(FOLDERS.get(random.nextInt(2)));
                case 8, 9, 10, 11 -> sync(anyFile());
                case 12 -> failSync(anyFile());
                case 13 -> storage = storage.kill();
                default -> write(anyFile());
            }
        }

        private String anyName() {
            return FOLDERS.get(random.nextInt(2)) + "/" + random.nextInt(3);
        }

        private String anyFile() throws IOException {
            var names = List.copyOf(expected.names());
            if (!names.isEmpty()) {
                return names.get(random.nextInt(names.size()));
            }
            var name = anyName();
            create(name);
            return name;
        }

        private void create(String name) throws IOException {
            storage.create(name, ++size).close();
            expected.create(name, size);
        }

        private void write(String name) throws IOException {
            try (var file = storage.open(name)) {
                var bytes = new byte[random.nextInt(1, (int) file.size())];
                random.nextBytes(bytes);
                var offset = random.nextInt((int) file.size() - bytes.length);
                file.write(offset, ByteBuffer.wrap(bytes));
                expected.write(name, offset, bytes);
            }
        }

        private void sync(String name) throws IOException {
            try (var file = storage.open(name)) {
                file.sync();
                expected.sync(name);
            }
        }

        private void failSync(String name) throws IOException {
            var failing = storage.another();
            failing.before(Faults.at(Faults.every(Kind.SYNC), sync -> {
                sync.failSync(random);
                throw new IOException("as planned");
            }));
            try (var file = failing.open(name)) {
                file.sync();
                throw new AssertionError("the sync did not fail");
            } catch (IOException e) {
                assertThat(e).hasMessage("as planned");
                expected.failSync(name);
            }
        }

        private void rename(String from, String to) throws IOException {
            storage.rename(from, to);
            expected.rename(from, to);
        }

        private void delete(String name) throws IOException {
            storage.delete(name);
            expected.delete(name);
        }

        private void syncFolder(String folder) throws IOException {
            storage.syncFolder(folder);
            expected.syncFolder(folder);
        }
    }
}
