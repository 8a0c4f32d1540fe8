package dev.yore.log.internal.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A place for files, named by relative paths with {@code /}, of which folders are made as needed.
 *
 * <p>What is written is safe from a crash once the file is synced; that a file is there, or has its name, once its folder is
 * synced. {@link #rename} and {@link #delete} may be lost until then too. Any thread may call it.
 */
public interface Storage extends AutoCloseable {

    /** The names in a folder, without the folder: of files, and of folders that hold some; none where there is no such folder. */
    List<String> list(String folder) throws IOException;

    /** Makes a file of so many zeros, in place of one of that name. They are written, so that the space is taken. */
    StorageFile create(String name, long size) throws IOException;

    /** The same, but the zeros are not written: the space is taken as the file is. */
    StorageFile createSparse(String name, long size) throws IOException;

    /** Opens a file for reading and writing, or for reading alone where the storage is read-only. */
    StorageFile open(String name) throws IOException;

    /** Gives a file another name, in place of one that has it. */
    void rename(String from, String to) throws IOException;

    /** Deletes a file, if it is there. */
    void delete(String name) throws IOException;

    /** Makes the names in a folder safe from a crash; the folder itself too. {@code ""} is the top. */
    void syncFolder(String folder) throws IOException;

    /**
     * Takes the storage for one owner, until it is closed.
     *
     * @return who has it already; empty when it has been taken
     */
    Optional<String> lock() throws IOException;

    /** A file's name as a person can find it. */
    String describe(String name);

    /** Lets go of the lock. Files are closed by those who opened them. */
    @Override
    void close() throws IOException;
}
