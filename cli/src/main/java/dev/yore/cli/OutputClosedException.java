package dev.yore.cli;

import java.io.IOException;

/** Standard output takes nothing more: its reader has gone. */
final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputClosedException() {}

    OutputClosedException(IOException cause) {
        super(cause);
    }
}
