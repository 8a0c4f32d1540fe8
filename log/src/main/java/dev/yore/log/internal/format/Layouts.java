package dev.yore.log.internal.format;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The numbers of which all formats are made: little-endian, at any offset. */
public final class Layouts {

    /** Four bytes. */
    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Eight bytes. */
    public static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Layouts() {}
}
