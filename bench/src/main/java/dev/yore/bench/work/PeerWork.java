package dev.yore.bench.work;

/** What a peer is made to do: the same as Yore, as far as both can. */
public final class PeerWork {

    /** With more clients than these at once, a round takes a slow peer seconds, however short it should be. */
    private static final int CLIENTS_OF_SLOW_ONES = 64;

    private PeerWork() {}

    /**
     * Measures a peer, which holds nothing yet.
     *
     * @param slow whether it gets no more than the plan has for slow ones
     */
    public static void run(Bench bench, Subject peer, boolean slow) throws Exception {
        int events = slow ? bench.plan().slowEvents() : bench.plan().events();
        int maxClients = events < bench.plan().events() ? CLIENTS_OF_SLOW_ONES : Integer.MAX_VALUE;
        var work = new EventsWork(bench, peer, events);
        work.fillTenth();
        work.fillRest();
        work.disk();
        work.load("", events);
        work.replay();
        for (int clients : peer.clients()) {
            if (clients <= maxClients) {
                work.append(clients);
            }
        }
        work.verify();
    }

    /** Whether the plan includes anything that peers do. */
    public static boolean isIncluded(Plan plan) {
        return plan.includesAny("commits-1000", "disk", "load", "replay-raw")
                || Works.titles().keySet().stream().anyMatch(it -> it.startsWith("append-") && plan.includes(it));
    }
}
