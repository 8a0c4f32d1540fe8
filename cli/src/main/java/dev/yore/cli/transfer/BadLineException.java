package dev.yore.cli.transfer;

/** A line that cannot be imported; the message says why, to be read after its number. */
final class BadLineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadLineException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
