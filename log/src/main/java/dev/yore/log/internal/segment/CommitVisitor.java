package dev.yore.log.internal.segment;

import dev.yore.log.internal.format.EventBody;

/** Is shown the events of whole commits, in order. */
@FunctionalInterface
public interface CommitVisitor {

    /**
     * Is shown an event.
     *
     * @param position where it stands
     * @param version its version
     * @param body its body, to be used during the call alone
     */
    void event(long position, long version, EventBody body);
}
