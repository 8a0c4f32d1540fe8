package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Round;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.LogStore;
import dev.yore.store.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the {@code yore} command takes in all, as a process of its own, which its launcher names. */
final class StartWork {

    /** The property that names the launcher. */
    static final String LAUNCHER = "yore.launcher";

    private static final String ACCOUNT = "acc_bench";
    private static final int DEPOSITS = 9;

    private final Bench bench;
    private final Path store;

    /** @param store a closed store, filled */
    StartWork(Bench bench, Path store) {
        this.bench = bench;
        this.store = store;
    }

    void measure() throws Exception {
        var launcher = System.getProperty(LAUNCHER);
        if (!bench.plan().includesAny("start-help", "start-state")) {
            return;
        }
        if (launcher == null) {
            bench.absent("start", "this process was not started by the launcher ./yore");
            return;
        }
        openAccount();
        bench.measure("start-help", YORE, () -> run(launcher, "--help"));
        bench.measure("start-state", YORE, () -> run(launcher, "state", ACCOUNT, "--data", store.toString()));
    }

    /** An account of the bank that comes with the command. */
    private void openAccount() {
        var events = new ArrayList<Event>();
        events.add(Event.of(
                ACCOUNT, "AccountCreated", Json.parse("{\"owner\":\"Alice Johnson\",\"initialBalance\":0.00}")));
        for (int i = 0; i < DEPOSITS; i++) {
            events.add(Event.of(ACCOUNT, "MoneyDeposited", Json.parse("{\"amount\":100.00}")));
        }
        try (var open = LogStore.open(store)) {
            open.append(Commit.of(events));
        }
    }

    private static Round run(String... command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var process = new ProcessBuilder(List.of(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int exitCode = process.waitFor();
        long elapsed = System.nanoTime() - begin;
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + exitCode);
        }
        return Round.time(elapsed);
    }
}
