package dev.yore.bench.work;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders of the disk that is measured. */
public final class Disk {

    private static final int BLOCK = 4096;

    private Disk() {}

    /** How many bytes are written in the files of a folder: what was filled with zeros beforehand does not count. */
    public static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            long sum = 0;
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sum += written(file);
            }
            return sum;
        }
    }

    /** How long a file is without the blocks of zeros at its end. */
    private static long written(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] block = new byte[BLOCK];
            long end = file.length();
            while (end > 0) {
                long start = (end - 1) / BLOCK * BLOCK;
                file.seek(start);
                file.readFully(block, 0, (int) (end - start));
                if (!isZero(block, (int) (end - start))) {
                    return end;
                }
                end = start;
            }
            return 0;
        } catch (NoSuchFileException | java.io.FileNotFoundException _) {
            return 0; // merged into another one meanwhile
        }
    }

    private static boolean isZero(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Deletes a folder and all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
