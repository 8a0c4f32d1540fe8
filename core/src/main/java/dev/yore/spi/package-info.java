/** What others plug in: engines ({@link dev.yore.spi.StoreProvider}) and domains ({@link dev.yore.spi.Application}). */
@NullMarked
package dev.yore.spi;

import org.jspecify.annotations.NullMarked;
