package dev.yore.bench;

import dev.yore.cli.testing.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code yore bench} in a folder. */
final class Runs {

    private Runs() {}

    static CommandRun bench(Path folder, String... arguments) {
        var all = new ArrayList<>(List.of("bench"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
