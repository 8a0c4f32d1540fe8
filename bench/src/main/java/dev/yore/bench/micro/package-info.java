/** The microscopic parts of the engine by themselves, measured with JMH. They alone look into the engine's internals. */
@NullMarked
package dev.yore.bench.micro;

import org.jspecify.annotations.NullMarked;
