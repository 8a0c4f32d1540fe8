/**
 * Folds of events into views.
 *
 * <p>A {@link dev.yore.projection.Projection} says which events there are and how one changes rows. {@link
 * dev.yore.projection.Projections} runs some of them against a {@link dev.yore.view.ViewStore} and keeps them running; {@link
 * dev.yore.projection.View} is how their rows are read.
 */
@NullMarked
package dev.yore.projection;

import org.jspecify.annotations.NullMarked;
