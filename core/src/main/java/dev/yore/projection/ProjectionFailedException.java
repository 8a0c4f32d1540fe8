package dev.yore.projection;

import dev.yore.YoreException;
import dev.yore.event.RecordedEvent;
import dev.yore.view.ViewId;

/** An event cannot be applied to a view that is computed to be looked at. */
public final class ProjectionFailedException extends YoreException {
    private static final long serialVersionUID = 1;

    /** The view, the event, and what happened when it was applied. */
    public ProjectionFailedException(ViewId view, RecordedEvent event, Throwable cause) {
        super(
                "projection %s cannot apply event %s (%s of stream %s, position %s): %s"
                        .formatted(view, event.id(), event.type(), event.stream(), event.position(), cause),
                cause);
    }
}
