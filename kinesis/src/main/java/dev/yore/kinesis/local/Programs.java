package dev.yore.kinesis.local;

import dev.yore.store.StoreFailedException;
import java.io.IOException;

/** Starts programs of Node.js. */
final class Programs {

    private Programs() {}

    static Process start(ProcessBuilder program) {
        try {
            return program.start();
        } catch (IOException e) {
            throw new StoreFailedException(
                    "%s does not start: the emulators of Kinesis need Node.js 18 or newer with npm (on Debian: apt-get install nodejs npm)"
                            .formatted(program.command().getFirst()),
                    e);
        }
    }
}
