package dev.yore.bench;

import dev.yore.log.LogStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs the bench in a temporary folder of the current directory and prints what it found. */
public final class Main {

    private static final int RECORD = 256;
    private static final int EVENTS = 1_000_000;
    private static final int REPEATS = 3;

    private final PrintStream out;
    private final Path folder;
    private final List<Figure> figures = new ArrayList<>();

    private Main(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Takes the number of events as its only argument; 1,000,000 where there is none. */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length == 0 ? EVENTS : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench");
        try {
            new Main(System.out, folder).run(events);
        } finally {
            delete(folder);
        }
    }

    private void run(int events) throws Exception {
        out.printf("%-40s %14s %12s %12s%n", "work", "per second", "p50 us", "p99 us");
        var store = folder.resolve("store");
        for (int i = 0; i < REPEATS; i++) {
            bare(i);
            try (var open = LogStore.open(store)) {
                print(EngineWork.appends(open, "one-" + i + "-", 1, 3_000));
                print(EngineWork.appends(open, "many-" + i + "-", 64, 3_000));
                print(EngineWork.appends(open, "most-" + i + "-", 1_024, 500));
            }
        }
        try (var open = LogStore.open(store)) {
            print(EngineWork.commits(open, events));
            for (int i = 0; i < REPEATS; i++) {
                print(EngineWork.loads(open, events / 10, 20_000));
                print(EngineWork.replay(open));
            }
        }
        for (int i = 0; i < REPEATS; i++) {
            print(EngineWork.open(store, "after a clean close"));
        }
    }

    private void bare(int round) throws Exception {
        try (var disk = new BareDisk(folder.resolve("bare" + round), 64 << 20)) {
            var record = ByteBuffer.allocateDirect(RECORD);
            print(Clients.run("bare write and sync, 1 client", 1, 3_000, 1, (_, _) -> disk.append(record.clear())));
            try (var group = new BareDisk.Group(disk)) {
                byte[] bytes = new byte[RECORD];
                print(Clients.run("bare group commit, 64 clients", 64, 3_000, 1, (_, _) -> group.append(bytes)));
                print(Clients.run("bare group commit, 1024 clients", 1_024, 500, 1, (_, _) -> group.append(bytes)));
            }
            var thousand = ByteBuffer.allocateDirect(RECORD * 1_000);
            print(Clients.run("bare commits of 1,000, events", 1, 300, 1_000, (_, _) -> disk.append(thousand.clear())));
        }
    }

    private void print(Figure figure) {
        figures.add(figure);
        out.printf("%-40s %,14.0f %,12.1f %,12.1f%n", figure.work(), figure.perSecond(), figure.p50(), figure.p99());
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
