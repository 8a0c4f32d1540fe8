package dev.yore.bench.report;

import java.util.Locale;

/** Numbers as people read them: three digits that count. */
final class Numbers {

    private static final double WHOLE = 100;
    private static final double ONE_DIGIT = 10;
    private static final double PERCENT = 100;

    private Numbers() {}

    static String of(double value) {
        String form = value >= WHOLE ? "%,.0f" : value >= ONE_DIGIT ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    static String times(double value) {
        return of(value) + "×";
    }

    static String spread(double share) {
        return String.format(Locale.ROOT, "±%.0f%%", share * PERCENT / 2);
    }
}
