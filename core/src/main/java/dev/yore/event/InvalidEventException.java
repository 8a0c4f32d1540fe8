package dev.yore.event;

import dev.yore.YoreException;

/** Something that was given as an event, or as a part of one, is not one. Nothing was recorded. */
public final class InvalidEventException extends YoreException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String reason;

    /**
     * @param field the part that is wrong, as it is named in the envelope
     * @param reason what is wrong with it, to be read after the field's name
     */
    public InvalidEventException(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
    }

    /**
     * @param field the part that is wrong, as it is named in the envelope
     * @param reason what is wrong with it, to be read after the field's name
     * @param cause why
     */
    public InvalidEventException(String field, String reason, Throwable cause) {
        super(field + " " + reason, cause);
        this.field = field;
        this.reason = reason;
    }

    /** The part that is wrong, as it is named in the envelope. */
    public String field() {
        return field;
    }

    /** What is wrong with it, to be read after the field's name. */
    public String reason() {
        return reason;
    }
}
