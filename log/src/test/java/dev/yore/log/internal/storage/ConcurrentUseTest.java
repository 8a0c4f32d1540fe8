package dev.yore.log.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentUseTest {

    private static final int THREADS = 4;
    private static final int RECORDS = 1000;

    @Test
    void whatEachThreadHasSyncedSurvives() {
        Seeds.each(50, random -> {
            var storage = new SimulatedStorage();
            storage.before(Faults.beforeChange(random.nextInt(1, THREADS * RECORDS), storage::powerOff));
            var acknowledged = new ArrayList<Future<Integer>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < THREADS; i++) {
                    var name = "f/" + i;
                    acknowledged.add(threads.submit(() -> writeUntilTheEnd(storage, name)));
                }
            }
            assertThat(storage.count(Kind.SYNC)).isLessThan(THREADS * RECORDS);
            var left = storage.crash(random).disk();
            for (int i = 0; i < THREADS; i++) {
                for (int at = 0; at < acknowledged.get(i).get(); at++) {
                    assertThat(ByteBuffer.wrap(left.read("f/" + i)).getInt(at * Integer.BYTES))
                            .isEqualTo(at + 1);
                }
            }
        });
    }

    /** How many records were synced when the power went. */
    private static int writeUntilTheEnd(Storage storage, String name) {
        int synced = 0;
        try (var file = storage.create(name, RECORDS * Integer.BYTES)) {
            storage.syncFolder("f");
            while (synced < RECORDS) {
                var record = ByteBuffer.allocate(Integer.BYTES).putInt(0, synced + 1);
                file.write((long) synced * Integer.BYTES, record);
                file.sync();
                synced++;
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("power");
        }
        return synced;
    }
}
