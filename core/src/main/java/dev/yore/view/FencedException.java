package dev.yore.view;

import dev.yore.YoreException;

/** The lease is lost: another owner has taken it since, or the view was dropped. Nothing was written. */
public final class FencedException extends YoreException {
    private static final long serialVersionUID = 1;

    /** The lease that no longer counts. */
    public FencedException(Lease lease) {
        super("%s lost the lease of view %s (fence %d): another process writes it now, or it was dropped"
                .formatted(lease.owner(), lease.view(), lease.fence()));
    }
}
