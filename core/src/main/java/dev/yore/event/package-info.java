/**
 * The fact and its parts: {@link dev.yore.event.Event} is what a producer states, {@link dev.yore.event.RecordedEvent}
 * is what a log made of it, and {@link dev.yore.event.Envelope} is the one JSON form of both.
 */
@NullMarked
package dev.yore.event;

import org.jspecify.annotations.NullMarked;
