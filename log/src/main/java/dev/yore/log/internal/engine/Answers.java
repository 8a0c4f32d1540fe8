package dev.yore.log.internal.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells callers what was decided.
 *
 * <p>Many virtual threads are woken by one more of them: their scheduler is slow with threads that are handed over one by one
 * from outside. Platform threads do not depend on it.
 */
final class Answers {

    private static final int MANY = 16;

    private Answers() {}

    /** Answers all of them. If it throws, for want of memory, it has answered some and woken those. */
    static void give(List<AppendRequest> decided) {
        if (decided.size() < MANY) {
            decided.forEach(AppendRequest::answer);
            return;
        }
        var virtual = new ArrayList<AppendRequest>(decided.size());
        for (var request : decided) {
            if (request.isOfVirtualThread()) {
                virtual.add(request);
            } else {
                request.answer();
            }
        }
        virtual.forEach(AppendRequest::settle);
        Runnable wake = () -> virtual.forEach(AppendRequest::wake);
        try {
            Thread.startVirtualThread(wake);
        } catch (RuntimeException | Error _) {
            wake.run();
        }
    }
}
