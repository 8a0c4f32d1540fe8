/**
 * Emulators of Kinesis on this machine, for tests and trials: {@link dev.yore.kinesis.local.KinesisLocal}, which knows every call, and
 * {@link dev.yore.kinesis.local.Kinesalite}, which is fast.
 *
 * <p>They are programs for Node.js, of versions that are fixed in {@code package-lock.json}. They are fetched on first use, into the
 * user's cache, and run without a network from then on.
 */
@NullMarked
package dev.yore.kinesis.local;

import org.jspecify.annotations.NullMarked;
