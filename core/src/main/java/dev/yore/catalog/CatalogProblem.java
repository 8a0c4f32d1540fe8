package dev.yore.catalog;

import dev.yore.event.EventType;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Something in which a catalogue and the codecs do not agree.
 *
 * @param kind of what kind it is
 * @param type the event type
 * @param schemaVersion the version of its schema; empty where all versions are meant
 * @param file the file or folder in question, which need not be there
 * @param what what is wrong
 * @param wayOn what to do about it
 */
public record CatalogProblem(
        Kind kind, EventType type, OptionalInt schemaVersion, Path file, String what, String wayOn) {

    /** Kinds of problems. */
    public enum Kind {
        /** What is written today is not what its version's schema says. */
        CHANGED,
        /** A version has no schema. */
        NO_SCHEMA,
        /** A version has no sample. */
        NO_SAMPLE,
        /** A file cannot be read, or is not JSON. */
        BROKEN,
        /** A sample is not what the schema of its version says. */
        UNFIT,
        /** A sample can no longer be read. */
        UNREADABLE,
        /** No codec knows the type, or the version of it. */
        UNKNOWN
    }

    /** In one line: the file, what is wrong, what to do. */
    @Override
    public String toString() {
        return file + ": " + what + ". " + wayOn;
    }
}
