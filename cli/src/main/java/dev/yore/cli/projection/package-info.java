/** The commands on projections and their views. */
@NullMarked
package dev.yore.cli.projection;

import org.jspecify.annotations.NullMarked;
