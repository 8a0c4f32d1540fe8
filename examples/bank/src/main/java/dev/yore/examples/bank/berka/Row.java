package dev.yore.examples.bank.berka;

/** A line of a bank's file that should state a transaction. */
sealed interface Row {

    /** Its number in the file, from 1. */
    long number();

    /** It does. */
    record Booked(long number, BookedLine line) implements Row {}

    /** It does not, for this reason. */
    record Malformed(long number, String reason) implements Row {}
}
