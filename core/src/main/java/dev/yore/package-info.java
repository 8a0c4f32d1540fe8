/** The way in: {@link dev.yore.Yore} opens an event store, whatever engine is behind it. */
@NullMarked
package dev.yore;

import org.jspecify.annotations.NullMarked;
