package dev.yore.log.internal.storage;

import java.io.IOException;
import java.util.random.RandomGenerator;

/** One call that a process makes of its {@link SimulatedStorage}, as a {@link Hook} sees it before it takes effect. */
public final class Operation {

    /** What is asked of the storage. */
    public enum Kind {
        CREATE(true),
        WRITE(true),
        SYNC(true),
        RENAME(true),
        DELETE(true),
        SYNC_FOLDER(true),
        OPEN(false),
        MAP(false),
        LIST(false),
        LOCK(false);

        private final boolean change;

        Kind(boolean change) {
            this.change = change;
        }

        /** Whether it changes what is on the disk, or what a crash leaves of it. */
        public boolean isChange() {
            return change;
        }
    }

    /** What an operation does to the disk. */
    interface Effect {

        /** The first so many bytes of it; for what has no length, all of it. */
        void take(long bytes) throws IOException;

        /** The effect of a sync that fails: see {@link DiskFile#failSync}. */
        default void fail(RandomGenerator random) throws IOException {
            throw new IllegalStateException("only a sync loses what was written");
        }
    }

    private final Kind kind;
    private final String name;
    private final long length;
    private final long number;
    private final Effect effect;
    private boolean done;

    Operation(Kind kind, String name, long length, long number, Effect effect) {
        this.kind = kind;
        this.name = name;
        this.length = length;
        this.number = number;
        this.effect = effect;
    }

    public Kind kind() {
        return kind;
    }

    /** The file or folder; the old name where one is renamed. */
    public String name() {
        return name;
    }

    /** The bytes that a write or a create writes; 0 for others. */
    public long length() {
        return length;
    }

    /** The rank of a change among all changes by this process, from 1; for others that of the change to come. */
    public long number() {
        return number;
    }

    /** Lets the first bytes of a write or a create take effect, now; a hook that then throws has torn it. */
    public void perform(long bytes) throws IOException {
        effect.take(Math.min(bytes, length));
    }

    /** Lets all of it take effect, now; a hook that then throws has only lost the answer. */
    public void perform() throws IOException {
        effect.take(length);
        done = true;
    }

    /**
     * Lets a sync fail as it does on Linux, which writes some of the file's sectors and takes the rest for written: they are
     * still seen, a second sync returns at once, and a power loss takes them.
     */
    public void failSync(RandomGenerator random) throws IOException {
        effect.fail(random);
    }

    void finish() throws IOException {
        if (!done) {
            perform();
        }
    }

    @Override
    public String toString() {
        return number + " " + kind + " " + name + (length == 0 ? "" : " " + length);
    }
}
