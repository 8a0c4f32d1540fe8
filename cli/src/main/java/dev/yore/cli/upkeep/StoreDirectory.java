package dev.yore.cli.upkeep;

import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Session;
import java.nio.file.Path;

/** The directory whose files a command looks at. */
final class StoreDirectory {

    private StoreDirectory() {}

    /** That of the session. With an engine it must be named: a replica is several stores, each in a folder of its own. */
    static Path of(Session session) {
        return session.namedDirectory().orElseGet(() -> {
            session.engine().ifPresent(it -> {
                throw new CommandFailedException(
                        "this looks at the files of one store, and the replica of %s is several: name a folder of it, such as --data %s"
                                .formatted(it, session.directory().resolve("journal")));
            });
            return session.directory();
        });
    }
}
