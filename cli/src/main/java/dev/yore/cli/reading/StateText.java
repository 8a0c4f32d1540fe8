package dev.yore.cli.reading;

import dev.yore.YoreException;
import dev.yore.event.Json;

/** The states of applications, which can be anything, in writing. */
final class StateText {

    private StateText() {}

    /** A state as JSON; one that has no JSON form as its text. */
    static Json json(Object state) {
        try {
            return Json.from(state);
        } catch (YoreException _) {
            return Json.of(Json.nodes().stringNode(state.toString()));
        }
    }
}
