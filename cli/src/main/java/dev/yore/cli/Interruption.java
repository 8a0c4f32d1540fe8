package dev.yore.cli;

/**
 * What happens when the process is told to end, as by Ctrl-C: its stores are closed, which finishes what they have taken up
 * and ends what reads from them. The process goes when that is done.
 */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption closing(CommandSession session) {
        var hook = new Thread(session::interrupt, "yore-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** The call came to its own end. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending already
        }
    }
}
