/** The work that is done and measured: on Yore, on its peers, and on the bare disk. */
@NullMarked
package dev.yore.bench.work;

import org.jspecify.annotations.NullMarked;
