/**
 * What others plug in: engines ({@link dev.yore.spi.StoreProvider}), view stores ({@link dev.yore.spi.ViewStoreProvider}) and
 * domains ({@link dev.yore.spi.Application}).
 */
@NullMarked
package dev.yore.spi;

import org.jspecify.annotations.NullMarked;
