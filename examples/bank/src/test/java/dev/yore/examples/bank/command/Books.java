package dev.yore.examples.bank.command;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bank's file, and what must come of it.
 *
 * @param day a day on which the books of an account were wrong before the reconciliation
 * @param balance the bank's own figure of that day
 * @param mistake what the events make of it
 */
record Books(
        Path file,
        int accounts,
        int lines,
        int corrections,
        String sum,
        String account,
        String day,
        String balance,
        String mistake) {

    /** The sample that the project ships. */
    static final Books SAMPLE = new Books(
            Path.of("sample", "transactions.asc"), 3, 12, 2, "1687.35", "berka-1", "1993-01-31", "788.60", "788.50");

    /** The real ones, which lie beside the repository, where they are there. */
    private static final Books REAL = new Books(
            Path.of("..", "..", "..", "shared", "data", "berka", "trans.asc"),
            984,
            37_986,
            1_631,
            "31841721.60",
            "berka-576",
            "1993-06-30",
            "15333.20",
            "15333.30");

    /** The real data; where they are absent the sample, and that is said aloud. */
    static Books best() {
        if (Files.exists(REAL.file)) {
            return REAL;
        }
        System.err.println("THE REAL DATA ARE ABSENT ("
                + REAL.file.toAbsolutePath().normalize() + "): tested with the small sample instead, " + SAMPLE.file);
        return SAMPLE;
    }

    /** How many events there are when all is done. */
    int events() {
        return lines + accounts + corrections;
    }
}
