/** What a node keeps of a log in shards: the accepted history of each shard, and a journal of the rest. */
@NullMarked
package dev.yore.deciding.internal.replica;

import org.jspecify.annotations.NullMarked;
