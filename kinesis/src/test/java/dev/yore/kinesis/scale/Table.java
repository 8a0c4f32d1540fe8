package dev.yore.kinesis.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of Markdown. */
public final class Table {

    private final List<String> lines = new ArrayList<>();

    public Table(String... columns) {
        lines.add(line(List.of(columns)));
        lines.add("|" + "---:|".repeat(columns.length));
    }

    public void row(String... cells) {
        lines.add(line(List.of(cells)));
    }

    public List<String> lines() {
        return lines;
    }

    /** A number of things. */
    public static String count(double number) {
        return format("%,.0f", number);
    }

    public static String tenths(double number) {
        return format("%,.1f", number);
    }

    public static String hundredths(double number) {
        return format("%,.2f", number);
    }

    private static String format(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
