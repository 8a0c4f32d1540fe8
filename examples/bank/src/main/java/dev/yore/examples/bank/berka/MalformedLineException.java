package dev.yore.examples.bank.berka;

/** A line is none of the format; the message says why. */
final class MalformedLineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedLineException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
