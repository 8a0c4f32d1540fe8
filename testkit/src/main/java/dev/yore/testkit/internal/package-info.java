/** What several packages of the testkit share, and nobody else may use. */
@NullMarked
package dev.yore.testkit.internal;

import org.jspecify.annotations.NullMarked;
