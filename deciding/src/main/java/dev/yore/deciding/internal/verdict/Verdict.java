package dev.yore.deciding.internal.verdict;

import dev.yore.deciding.Reason;
import dev.yore.event.RecordedEvent;
import dev.yore.store.AppendResult;
import dev.yore.store.Receipt;
import java.util.List;
import java.util.Optional;

/** What becomes of a record. */
public sealed interface Verdict {

    /**
     * It is recorded.
     *
     * @param events its events, as they are recorded
     * @param receipt what its writer gets
     */
    record Accepted(List<RecordedEvent> events, Receipt receipt) implements Verdict {

        /** Copies the list. */
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * It is void, for everybody, for ever.
     *
     * @param reason why
     * @param detail why, in words
     * @param answer what its writer gets; empty where no writer of this library can be told so
     */
    record Rejected(Reason reason, String detail, Optional<AppendResult> answer) implements Verdict {}
}
