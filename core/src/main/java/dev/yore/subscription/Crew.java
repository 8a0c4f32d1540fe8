package dev.yore.subscription;

import static java.util.Comparator.reverseOrder;

import dev.yore.view.ViewInfo;
import dev.yore.view.ViewStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The processes that run a subscription, at one moment.
 *
 * @param owners who holds each share that anyone holds
 * @param waiting who holds fewer than its part, and waits at the door for others to let some go
 */
record Crew(Map<Integer, String> owners, Optional<String> waiting) {

    static Crew of(ViewStore views, String subscription) {
        var door = Subscription.doorOf(subscription);
        Map<Integer, String> owners = new HashMap<>();
        Optional<String> waiting = Optional.empty();
        for (var view : views.views()) {
            if (view.id().equals(door)) {
                waiting = view.owner();
            } else if (view.id().name().equals(door.name()) && Subscription.isShare(view.id())) {
                putOwner(owners, view);
            }
        }
        return new Crew(owners, waiting);
    }

    private static void putOwner(Map<Integer, String> owners, ViewInfo share) {
        share.owner().ifPresent(it -> owners.put(share.id().version(), it));
    }

    /**
     * How many of the shares are for a process. The parts of all processes make up the whole. Where it cannot be even, those who
     * hold more now keep one more, so that nothing moves without need.
     */
    int part(String process, int shares) {
        Map<String, Integer> held = new HashMap<>();
        held.put(process, 0);
        waiting.ifPresent(it -> held.put(it, 0));
        owners.values().forEach(it -> held.merge(it, 1, Integer::sum));
        var order = held.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int more = order.indexOf(process) < shares % held.size() ? 1 : 0;
        return shares / held.size() + more;
    }

    boolean isHeldByOther(int share, String process) {
        var owner = owners.get(share);
        return owner != null && !owner.equals(process);
    }

    boolean isOtherWaiting(String process) {
        return waiting.filter(it -> !it.equals(process)).isPresent();
    }
}
