package dev.yore.cli;

import dev.yore.cli.api.Progress;

/** Progress that nobody is there to see. */
final class NoProgress implements Progress {
    @Override
    public void at(long done, long total) {
        // nobody is there
    }

    @Override
    public void close() {
        // nothing is shown
    }
}
