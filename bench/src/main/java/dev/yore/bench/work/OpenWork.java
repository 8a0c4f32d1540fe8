package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Round;
import dev.yore.log.LogStore;
import dev.yore.store.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Opening a store: after a clean close, and after its process was killed. */
public final class OpenWork {

    private static final String READY = "ready";

    /** It is to be killed soon: code that is compiled well comes too late for it. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private final Bench bench;
    private final Path store;

    OpenWork(Bench bench, Path store) {
        this.bench = bench;
        this.store = store;
    }

    void clean(String suffix) throws Exception {
        bench.measure("open-clean" + suffix, YORE, this::open);
    }

    void killed() throws Exception {
        bench.measureCold("open-killed", YORE, () -> {
            kill();
            return open();
        });
    }

    private Round open() {
        long begin = System.nanoTime();
        try (var opened = LogStore.open(store)) {
            long elapsed = System.nanoTime() - begin;
            if (opened.stats().events() < bench.plan().events() / 10) {
                throw new IllegalStateException("events are gone: " + opened.stats());
            }
            return Round.time(elapsed);
        }
    }

    private void kill() throws IOException, InterruptedException {
        var process =
                OwnProcess.of(QUICK_START, OpenWork.class, store.toString()).start();
        try (var out = process.inputReader()) {
            var line = out.readLine();
            if (!READY.equals(line)) {
                throw new IOException("a process that should write to the store did not: " + line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Appends to the store that is named until it is killed; tells when it has begun. */
    public static void main(String[] arguments) {
        try (var store = LogStore.open(Path.of(arguments[0]))) {
            var prefix = "killed-" + ProcessHandle.current().pid() + "-";
            for (int i = 0; ; i++) {
                store.append(Commit.of(YoreSubject.event(Sample.of(prefix + i, 1))));
                if (i == Samples.COMMIT) {
                    System.out.println(READY);
                }
            }
        }
    }
}
