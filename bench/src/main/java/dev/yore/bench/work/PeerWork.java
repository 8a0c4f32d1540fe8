package dev.yore.bench.work;

/** What a peer is made to do: the same as Yore, as far as both can. */
public final class PeerWork {

    private PeerWork() {}

    /** Measures a peer, which holds nothing yet, with so many events. */
    public static void run(Bench bench, Subject peer, int events) throws Exception {
        var work = new EventsWork(bench, peer, events);
        work.fillTenth();
        work.fillRest();
        work.disk();
        work.load("", events);
        work.replay();
        for (int clients : peer.clients()) {
            work.append(clients);
        }
        work.verify();
    }

    /** Whether the plan includes anything that peers do. */
    public static boolean isIncluded(Plan plan) {
        return plan.includesAny("commits-1000", "disk", "load", "replay-raw")
                || Works.titles().keySet().stream().anyMatch(it -> it.startsWith("append-") && plan.includes(it));
    }
}
