package dev.yore.kinesis;

/** Time that passes only where somebody waits. */
final class FakePauses implements Pauses {

    private long now;
    private boolean woken;
    private boolean closed;

    @Override
    public long now() {
        return now;
    }

    @Override
    public void pause(long nanos) {
        now += Math.max(0, nanos);
    }

    @Override
    public void idle(long nanos) {
        if (!woken && !closed) {
            now += nanos;
        }
    }

    @Override
    public boolean woken() {
        boolean was = woken;
        woken = false;
        return was;
    }

    @Override
    public void wake() {
        woken = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean closed() {
        return closed;
    }
}
