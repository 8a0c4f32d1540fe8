/** Benchmarks of the engines. */
@NullMarked
package dev.yore.bench;

import org.jspecify.annotations.NullMarked;
