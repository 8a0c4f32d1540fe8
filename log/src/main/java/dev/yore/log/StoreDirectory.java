package dev.yore.log;

import dev.yore.store.StoreFailedException;
import dev.yore.store.UnreadableStoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What can be wrong with the directory of a store before anything of it is read, in words. */
final class StoreDirectory {

    private StoreDirectory() {}

    /** @throws UnreadableStoreException if it is a file */
    static void requireNoFile(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new UnreadableStoreException(directory + " is a file; a store is a directory");
        }
    }

    /** @throws UnreadableStoreException if it is not there, or is a file */
    static void requireThere(Path directory) {
        requireNoFile(directory);
        if (Files.notExists(directory)) {
            throw new UnreadableStoreException("there is no directory " + directory);
        }
        if (!Files.isDirectory(directory)) {
            throw new StoreFailedException(cannotOpen(directory) + "no permission to look at it");
        }
    }

    /** That it cannot be opened, and why. */
    static StoreFailedException failure(Path directory, IOException cause) {
        String why = switch (cause) {
            case AccessDeniedException it -> "no permission for " + it.getFile();
            case NoSuchFileException it -> "there is no " + it.getFile() + ", and it cannot be made";
            case FileSystemException it -> String.valueOf(it.getMessage());
            default -> cause.toString();
        };
        return new StoreFailedException(cannotOpen(directory) + why, cause);
    }

    private static String cannotOpen(Path directory) {
        return "cannot open the store in " + directory + ": ";
    }
}
