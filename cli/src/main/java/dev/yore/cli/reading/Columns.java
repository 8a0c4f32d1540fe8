package dev.yore.cli.reading;

import java.util.Arrays;

/** Columns that are as wide as the widest cell so far: lines are shown at once, and settle soon. For one thread. */
public final class Columns {

    private static final String GAP = "  ";

    private final int[] widths;

    /** So many columns, and as many more behind them as a line has, which are not aligned. */
    public Columns(int aligned) {
        widths = new int[aligned];
    }

    /** A line of these cells. */
    public String line(Object... cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].toString();
            if (i < widths.length) {
                widths[i] = Math.max(widths[i], cell.length());
            }
            if (!cell.isEmpty()) {
                line.append(i == 0 ? "" : GAP).append(padded(cell, i, cells[i] instanceof Number));
            } else if (i < widths.length) {
                line.append(" ".repeat(widths[i] + GAP.length()));
            }
        }
        return line.toString().stripTrailing();
    }

    /** The numbers are set to the right, all else to the left. */
    private String padded(String cell, int column, boolean toTheRight) {
        int missing = column < widths.length ? widths[column] - cell.length() : 0;
        String blanks = " ".repeat(Math.max(0, missing));
        return toTheRight ? blanks + cell : cell + blanks;
    }

    @Override
    public String toString() {
        return Arrays.toString(widths);
    }
}
