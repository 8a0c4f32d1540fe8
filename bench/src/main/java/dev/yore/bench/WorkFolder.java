package dev.yore.bench;

import dev.yore.bench.work.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a run makes all that it makes. It goes with the run, also when that is interrupted. */
final class WorkFolder implements AutoCloseable {

    private final Path path;
    private final Thread hook = new Thread(this::deleteIfPossible, "yore-bench-folder");

    /** Makes it, in another folder. */
    WorkFolder(Path parent) throws IOException {
        path = Files.createTempDirectory(Files.createDirectories(parent), "yore-bench-");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Path path() {
        return path;
    }

    /** Those who write to it are being stopped at the same time. */
    private void deleteIfPossible() {
        try {
            Disk.delete(path);
        } catch (IOException | RuntimeException e) {
            System.err.println("yore: " + path + " is left behind: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // the process is ending already, and the hook deletes it
        }
        Disk.delete(path);
    }
}
