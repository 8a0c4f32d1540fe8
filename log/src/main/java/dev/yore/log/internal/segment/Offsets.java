package dev.yore.log.internal.segment;

/** Where in a segment the record of each of its events begins. */
sealed interface Offsets permits GrowingOffsets, StoredOffsets {

    /** The offset of an event's record, by the event's rank in the segment, from 0. */
    long at(int index);

    /** How many there are. */
    int count();
}
