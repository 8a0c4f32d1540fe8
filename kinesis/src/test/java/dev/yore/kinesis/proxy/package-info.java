/** A proxy between a client and an emulator, on which things go wrong. */
@NullMarked
package dev.yore.kinesis.proxy;

import org.jspecify.annotations.NullMarked;
