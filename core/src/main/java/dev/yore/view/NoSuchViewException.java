package dev.yore.view;

import dev.yore.YoreException;

/** There is no such view. */
public final class NoSuchViewException extends YoreException {
    private static final long serialVersionUID = 1;

    /** No version of this name serves. */
    public NoSuchViewException(String name) {
        super("there is no view " + name + ": run its projection first");
    }

    /** This version of the view is not there. */
    public NoSuchViewException(ViewId id) {
        super("there is no view " + id + ": run its projection first");
    }
}
