package dev.yore.view;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import java.time.Instant;

/**
 * Why a view goes no further: an event that could not be applied. The view stands at what came before it.
 *
 * @param position where the event stands
 * @param event its id
 * @param cause what happened when it was applied
 * @param at when that was
 */
public record Stop(Position position, EventId event, String cause, Instant at) {}
