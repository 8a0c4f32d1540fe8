package dev.yore.internal;

import java.util.stream.Collectors;

/** What the code of a projection or a consumer may throw. */
public final class Failures {

    /** The longest text of one, in characters: enough to know it by, and little beside the limit of a row. */
    private static final int MAX_TEXT = 4_000;

    private static final String REPLACEMENT = "\ufffd";

    private Failures() {}

    /** Lets through what says more of the process than of the event. */
    public static Throwable ofEvent(Throwable failure) {
        if (failure instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
            throw error;
        }
        return failure;
    }

    /** What it says, as text that every view store takes. */
    public static String text(Throwable failure) {
        return said(failure)
                .codePoints()
                .limit(MAX_TEXT)
                .mapToObj(it -> isText(it) ? Character.toString(it) : REPLACEMENT)
                .collect(Collectors.joining());
    }

    private static String said(Throwable failure) {
        try {
            return failure.toString();
        } catch (RuntimeException _) {
            return failure.getClass().getName();
        }
    }

    private static boolean isText(int codePoint) {
        return codePoint != 0 && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
