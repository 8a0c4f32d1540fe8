package dev.yore.cli.transfer;

import dev.yore.cli.api.Session;
import dev.yore.event.Envelope;
import dev.yore.event.Event;
import dev.yore.event.InvalidEventException;
import dev.yore.event.RecordedEvent;
import dev.yore.store.EventStore;
import dev.yore.store.LimitExceededException;
import org.jspecify.annotations.Nullable;

/**
 * Takes envelopes in, line by line: those that a store recorded go in commit by commit, as they were; those of other
 * producers in batches. For one thread.
 */
final class Importer {

    private final Session session;
    private final ImportTally tally = new ImportTally();
    private final RecordedCommits commits;
    private final ForeignEvents foreign;
    private @Nullable CommitGroup group;

    /** @param exact whether to restore exactly what can be */
    Importer(EventStore store, Session session, boolean exact) {
        this.session = session;
        this.commits = new RecordedCommits(store, session, tally, exact);
        this.foreign = new ForeignEvents(store, session, tally);
    }

    ImportTally tally() {
        return tally;
    }

    /** Whether to go on would leave a gap in a history that is to be restored exactly. */
    boolean mustStop() {
        return commits.mustStop();
    }

    /** Takes a line. What cannot be taken is told, and nothing of it is recorded. */
    void line(long number, String text) {
        try {
            var envelope = Envelope.parse(text);
            var recorded = envelope.recorded();
            if (recorded.isPresent()) {
                recorded(number, recorded.get());
            } else {
                foreign(number, envelope.event());
            }
        } catch (InvalidEventException | LimitExceededException e) {
            reject(number, String.valueOf(e.getMessage()));
        } catch (BadLineException e) {
            reject(number, e.reason());
        }
    }

    /** Rejects a line. Its number is the file's: the parser knows of this one line alone. */
    void reject(long number, String reason) {
        session.rejected(number, reason.replace("(line 1, column ", "(column "));
        tally.rejected++;
    }

    /** The last line was given. */
    void end() {
        dropHalfGroup();
        commits.flush();
        foreign.flush();
    }

    private void recorded(long number, RecordedEvent event) {
        foreign.flush();
        var open = group;
        if (open == null || !open.take(event)) {
            dropHalfGroup();
            open = new CommitGroup(number, event);
            group = open;
        }
        if (open.isComplete()) {
            group = null;
            commits.record(open);
        }
    }

    private void foreign(long number, Event event) {
        dropHalfGroup();
        commits.interruptedByOthers();
        foreign.take(number, event);
    }

    private void dropHalfGroup() {
        var half = group;
        group = null;
        if (half != null) {
            session.rejected(
                    half.firstLine(),
                    "only %d of the %d lines of its commit are there".formatted(half.linesSoFar(), half.size()));
            tally.rejected += half.linesSoFar();
        }
    }
}
