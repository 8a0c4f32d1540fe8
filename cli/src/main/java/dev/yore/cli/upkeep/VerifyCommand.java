package dev.yore.cli.upkeep;

import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Progress;
import dev.yore.cli.api.Session;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.log.Damage;
import dev.yore.log.LogStore;
import dev.yore.log.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code yore verify}. */
@Command(
        name = "verify",
        description = {
            "Read the whole store and check everything in it: checksums, positions, versions, the index.",
            "The exit code is 1 if anything is damaged; each damage is told with its file, offset and position."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  yore verify", "  yore verify --json --data backup"})
public final class VerifyCommand implements Callable<Integer> {

    private final Session session;

    /** The command of a session. */
    public VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Verification found;
        try (Progress progress = session.progress("verifying")) {
            found = LogStore.verify(StoreDirectory.of(session), progress::at);
        }
        if (session.json()) {
            session.out().json(json(found));
        } else {
            print(found);
        }
        return found.clean() ? ExitCode.DONE : ExitCode.FELL_SHORT;
    }

    private void print(Verification found) {
        var out = session.out();
        for (var damage : found.damages()) {
            out.line("damage in %s at offset %,d%s: %s", damage.file(), damage.offset(), place(damage), damage.what());
        }
        out.line(
                "%s: %,d events, %,d commits%s",
                found.clean()
                        ? "clean"
                        : "damaged (%,d)".formatted(found.damages().size()),
                found.events(),
                found.commits(),
                found.streams().isPresent()
                        ? ", %,d streams".formatted(found.streams().getAsLong())
                        : "; the index was not checked to its end");
    }

    private static String place(Damage damage) {
        return damage.position().map(it -> " (position " + it + ")").orElse("");
    }

    private static Json json(Verification found) {
        var json = Json.nodes().objectNode();
        json.put("clean", found.clean());
        json.put("events", found.events()).put("commits", found.commits());
        found.streams().ifPresent(it -> json.put("streams", it));
        var damages = json.putArray("damages");
        for (var damage : found.damages()) {
            var one = damages.addObject().put("file", damage.file()).put("offset", damage.offset());
            damage.position().map(Position::rank).ifPresent(it -> one.put("position", it));
            one.put("what", damage.what());
        }
        return Json.of(json);
    }
}
