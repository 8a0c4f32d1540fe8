package dev.yore.examples.bank.berka;

import dev.yore.examples.bank.berka.Row.Booked;
import dev.yore.examples.bank.berka.Row.Malformed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A bank's file, read line by line; for one thread. */
final class BookFile implements AutoCloseable {

    private static final int LONGEST_LINE = 4_096;

    private final InputStream in;
    private final long size;
    private long read;
    private long lines;

    BookFile(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        size = Files.size(file);
    }

    long bytesRead() {
        return read;
    }

    long size() {
        return size;
    }

    /** The next line that is neither blank nor the header; empty at the end. */
    Optional<Row> next() throws IOException {
        for (int first = readByte(); first >= 0; first = readByte()) {
            lines++;
            var line = readLine(first);
            if (line.length() > LONGEST_LINE) {
                return Optional.of(new Malformed(lines, "is longer than " + LONGEST_LINE + " characters"));
            }
            if (!line.isBlank() && !BookedLine.isHeader(line)) {
                return Optional.of(parse(line));
            }
        }
        return Optional.empty();
    }

    private Row parse(String line) {
        try {
            return new Booked(lines, BookedLine.parse(line));
        } catch (MalformedLineException e) {
            return new Malformed(lines, e.reason());
        }
    }

    /** The line that begins with this byte; of one that is too long, only so much as shows that it is. */
    private String readLine(int first) throws IOException {
        var bytes = new ByteArrayOutputStream(128);
        for (int next = first; next >= 0 && next != '\n'; next = readByte()) {
            if (bytes.size() < LONGEST_LINE * 4) {
                bytes.write(next);
            }
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private int readByte() throws IOException {
        int next = in.read();
        if (next >= 0) {
            read++;
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
