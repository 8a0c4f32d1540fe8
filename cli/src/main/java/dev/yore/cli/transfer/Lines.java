package dev.yore.cli.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream of bytes, blank ones left out. For one thread. */
final class Lines {

    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private int at;
    private int end;
    private long number;
    private long bytes;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the last line, from 1. */
    long number() {
        return number;
    }

    /** How many bytes were read. */
    long bytes() {
        return bytes;
    }

    /**
     * The next line; empty at the end.
     *
     * @throws BadLineException if it is too long, or not UTF-8; the next call goes on behind it
     */
    Optional<String> next() throws IOException {
        while (at < end || fill()) {
            number++;
            var line = line();
            if (!line.isBlank()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(512);
        long length = 0;
        boolean complete = false;
        while (!complete && (at < end || fill())) {
            int stop = at;
            while (stop < end && block[stop] != '\n') {
                stop++;
            }
            length += stop - at;
            if (length <= LONGEST) {
                line.write(block, at, stop - at);
            }
            complete = stop < end;
            at = complete ? stop + 1 : stop;
        }
        if (length > LONGEST) {
            throw new BadLineException("is longer than " + LONGEST + " bytes");
        }
        return decode(line.toByteArray());
    }

    private static String decode(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new BadLineException("is not UTF-8");
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(block));
        bytes += end;
        return end > 0;
    }
}
