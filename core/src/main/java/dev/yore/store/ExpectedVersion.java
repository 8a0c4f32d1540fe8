package dev.yore.store;

import dev.yore.event.Version;

/** The version that a writer believes a stream has when its commit is decided. */
public sealed interface ExpectedVersion {

    /** The stream must have exactly this version; {@link Version#NONE}: it must have no events yet. */
    record Exactly(Version version) implements ExpectedVersion {
        @Override
        public boolean isMetBy(Version actual) {
            return version.equals(actual);
        }

        @Override
        public String toString() {
            return version.toString();
        }
    }

    /** The stream may have any version. */
    record Any() implements ExpectedVersion {
        private static final Any INSTANCE = new Any();

        @Override
        public boolean isMetBy(Version actual) {
            return true;
        }

        @Override
        public String toString() {
            return "any";
        }
    }

    /** The stream must have exactly this version. */
    static ExpectedVersion exactly(Version version) {
        return new Exactly(version);
    }

    /** The stream must have exactly this version. */
    static ExpectedVersion exactly(long version) {
        return new Exactly(Version.of(version));
    }

    /** The stream must have no events yet. */
    static ExpectedVersion none() {
        return new Exactly(Version.NONE);
    }

    /** The stream may have any version. */
    static ExpectedVersion any() {
        return Any.INSTANCE;
    }

    /** Whether a stream of this version is as expected. */
    boolean isMetBy(Version actual);
}
