package dev.yore.deciding.internal.verdict;

import dev.yore.store.Limits;

/**
 * All that decides beside the log itself. Rules never change: what is decided differently gets a new version, and the log says from which
 * record on it counts ({@link RuleBook}).
 *
 * @param version from 1
 * @param limits how large a commit may be
 */
public record Rules(int version, Limits limits) {

    /** The first rules, by which every log begins. */
    public static final Rules FIRST = new Rules(1, new Limits(10 << 20, 10 << 20, 10_000, 32));
}
