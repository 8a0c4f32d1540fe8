package dev.yore.cli;

import dev.yore.cli.api.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Progress on one line of a terminal, drawn over and over. For one thread. */
final class ProgressLine implements Progress {

    private static final int BAR = 30;
    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final String what;
    private final PrintWriter terminal;
    private long lastDrawn = System.nanoTime();
    private boolean shown;

    ProgressLine(String what, PrintWriter terminal) {
        this.what = what;
        this.terminal = terminal;
    }

    @Override
    public void at(long done, long total) {
        if (System.nanoTime() - lastDrawn < BETWEEN_DRAWINGS.toNanos()) {
            return;
        }
        lastDrawn = System.nanoTime();
        shown = true;
        terminal.print(ERASE_LINE + picture(what, done, total));
        terminal.flush();
    }

    static String picture(String what, long done, long total) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s  %,d", what, done);
        }
        int filled = (int) (BAR * Math.clamp((double) done / total, 0, 1));
        return String.format(
                Locale.ROOT,
                "%s  [%s%s] %3d %%",
                what,
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                Math.clamp(100 * done / total, 0, 100));
    }

    @Override
    public void close() {
        hide();
    }

    /** Makes room for another line; the next drawing comes behind it. */
    void hide() {
        if (shown) {
            terminal.print(ERASE_LINE);
            terminal.flush();
            shown = false;
        }
    }
}
