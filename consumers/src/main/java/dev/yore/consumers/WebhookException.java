package dev.yore.consumers;

import dev.yore.YoreException;
import java.net.URI;

/** A webhook did not take an event: it answered with something other than 2xx. */
public final class WebhookException extends YoreException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** The address, without its query, and the status that it answered with. */
    public WebhookException(URI address, int status) {
        super("webhook " + address.getScheme() + "://" + address.getAuthority() + address.getPath() + " answered "
                + status);
        this.status = status;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }
}
