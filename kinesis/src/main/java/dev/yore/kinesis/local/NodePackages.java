package dev.yore.kinesis.local;

import dev.yore.store.StoreFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs of the emulators, in a folder of the user's cache that is named by what it holds. */
final class NodePackages {

    private static final List<String> FILES = List.of("package.json", "package-lock.json");
    private static final String LOCK = "package-lock.json";
    private static final int MINUTES = 5;
    private static final int NAME_BYTES = 8;

    private NodePackages() {}

    /** The folder, into which they are fetched if it is not there. */
    static synchronized Path folder() {
        try {
            var folder = cache().resolve("yore").resolve("emulators-" + digest());
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                install(folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the emulators of Kinesis cannot be kept in the cache", e);
        }
    }

    /** They are fetched beside the folder and moved there whole: others may do the same at the same time. */
    private static void install(Path folder) throws IOException {
        var fresh = Files.createTempDirectory(folder.getParent(), "fetching-");
        for (var file : FILES) {
            try (var in = resource(file)) {
                Files.copy(in, fresh.resolve(file));
            }
        }
        fetch(fresh);
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void fetch(Path into) throws IOException {
        var output = into.resolve("npm.out");
        var command = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        var npm = Programs.start(new ProcessBuilder(command)
                .directory(into.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile()));
        try {
            if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
                throw new StoreFailedException(
                        "npm did not fetch the emulators within %d minutes: see %s".formatted(MINUTES, output));
            }
        } catch (InterruptedException e) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StoreFailedException("interrupted while npm fetched the emulators of Kinesis", e);
        }
        if (npm.exitValue() != 0) {
            throw new StoreFailedException(
                    "npm could not fetch the emulators of Kinesis; it said:\n" + Files.readString(output));
        }
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(it -> !it.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }

    private static String digest() throws IOException {
        try (var in = resource(LOCK)) {
            var sha = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(sha, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static InputStream resource(String name) {
        var in = NodePackages.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing from this jar");
        }
        return in;
    }
}
