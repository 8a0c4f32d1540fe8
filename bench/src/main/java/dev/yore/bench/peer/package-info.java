/**
 * What a user would take instead of the embedded engine, each with the settings that its manual advises for durability.
 *
 * <p>Their libraries are on the class path of the bench alone. Where one is not, the peer is absent.
 */
@NullMarked
package dev.yore.bench.peer;

import org.jspecify.annotations.NullMarked;
