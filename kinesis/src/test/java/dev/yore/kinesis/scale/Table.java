package dev.yore.kinesis.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of Markdown. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(String... columns) {
        lines.add(line(List.of(columns)));
        lines.add("|" + "---:|".repeat(columns.length));
    }

    void row(String... cells) {
        lines.add(line(List.of(cells)));
    }

    List<String> lines() {
        return lines;
    }

    /** A number of things. */
    static String count(double number) {
        return format("%,.0f", number);
    }

    static String tenths(double number) {
        return format("%,.1f", number);
    }

    static String hundredths(double number) {
        return format("%,.2f", number);
    }

    private static String format(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
