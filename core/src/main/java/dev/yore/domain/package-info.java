/**
 * State from events: a pure {@link dev.yore.domain.Decider}, the {@link dev.yore.domain.EventCodec} that names its
 * events, and the {@link dev.yore.domain.Repository} that loads, decides, appends and travels in time.
 */
@NullMarked
package dev.yore.domain;

import org.jspecify.annotations.NullMarked;
