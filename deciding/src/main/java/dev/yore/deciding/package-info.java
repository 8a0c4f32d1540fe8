/** An event store on a log in shards: the order of the log decides, replicas remember. */
@NullMarked
package dev.yore.deciding;

import org.jspecify.annotations.NullMarked;
