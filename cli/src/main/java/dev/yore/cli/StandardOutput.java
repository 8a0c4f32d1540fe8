package dev.yore.cli;

import dev.yore.cli.api.Output;
import dev.yore.event.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Results as lines of UTF-8. */
final class StandardOutput implements Output {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final BooleanSupplier readerHasGone;

    StandardOutput(OutputStream out, BooleanSupplier readerHasGone) {
        this.readerHasGone = readerHasGone;
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    @Override
    public void line(String text) {
        write(Printable.of(text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency of all that use this
    public void line(String format, Object... values) {
        line(String.format(Locale.ROOT, format, values));
    }

    @Override
    public void json(Json value) {
        write(value.toBytes());
    }

    private void write(byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void requireReader() {
        flush();
        if (readerHasGone.getAsBoolean()) {
            throw new OutputClosedException();
        }
    }

    private static RuntimeException failure(IOException e) {
        boolean readerHasGone = "Broken pipe".equals(e.getMessage()) || "Stream closed".equals(e.getMessage());
        return readerHasGone
                ? new OutputClosedException(e)
                : new UncheckedIOException("standard output takes nothing more: " + e.getMessage(), e);
    }
}
