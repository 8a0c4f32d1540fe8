package dev.yore.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tells whether the reader of a pipe has gone, without writing anything to it: with {@code poll} of POSIX, since Java has no such
 * call. Where there is no {@code poll}, or the process may not call it, the reader is taken to be there.
 *
 * <p>Made when it is first asked, which costs some ten milliseconds. For one thread.
 */
final class PipeWatch implements BooleanSupplier {

    /** {@code struct pollfd { int fd; short events; short revents; }}. */
    private static final int POLLFD_BYTES = 8;

    private static final int EVENTS_AT = 4;
    private static final int REVENTS_AT = 6;
    private static final int POLLERR = 0x08;
    private static final int POLLHUP = 0x10;

    private final int descriptor;
    private Optional<MethodHandle> poll = Optional.empty();
    private boolean sought;

    PipeWatch(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Whether nobody can read any more what is written. */
    @Override
    public boolean getAsBoolean() {
        if (!sought) {
            poll = findPoll();
            sought = true;
        }
        return poll.map(this::hasHungUp).orElse(false);
    }

    private boolean hasHungUp(MethodHandle call) {
        try (var arena = Arena.ofConfined()) {
            var pollfd = arena.allocate(POLLFD_BYTES, Integer.BYTES);
            pollfd.set(ValueLayout.JAVA_INT, 0, descriptor);
            pollfd.set(ValueLayout.JAVA_SHORT, EVENTS_AT, (short) 0);
            int found = (int) call.invokeExact(pollfd, 1L, 0);
            int events = pollfd.get(ValueLayout.JAVA_SHORT, REVENTS_AT);
            return found > 0 && (events & (POLLERR | POLLHUP)) != 0;
        } catch (Throwable e) { // what the method handle declares
            throw new IllegalStateException("poll cannot be called", e);
        }
    }

    @SuppressWarnings("restricted") // asked for first
    private static Optional<MethodHandle> findPoll() {
        if (!PipeWatch.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        var linker = Linker.nativeLinker();
        var signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        return linker.defaultLookup().find("poll").map((MemorySegment it) -> linker.downcallHandle(it, signature));
    }
}
