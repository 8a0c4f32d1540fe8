package dev.yore.store;

import dev.yore.YoreException;
import dev.yore.event.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the store reads from its storage is not what it once wrote there. Nothing is skipped and nothing is guessed: the
 * call ends here.
 */
public final class DamagedException extends YoreException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long offset;
    private final transient @Nullable Position position;
    private final String what;

    /**
     * @param file the damaged file
     * @param offset where in it, in bytes
     * @param position the position of the first event that cannot be read, or null where that is not known
     * @param what what is wrong there, and what to do about it
     */
    public DamagedException(String file, long offset, @Nullable Position position, String what) {
        super("damage in %s at offset %,d%s: %s"
                .formatted(file, offset, position == null ? "" : " (position " + position + ")", what));
        this.file = file;
        this.offset = offset;
        this.position = position;
        this.what = what;
    }

    /** The damaged file. */
    public String file() {
        return file;
    }

    /** Where in the file, in bytes. */
    public long offset() {
        return offset;
    }

    /** The position of the first event that cannot be read. */
    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    /** What is wrong there, and what to do about it: the message without the place. */
    public String what() {
        return what;
    }
}
