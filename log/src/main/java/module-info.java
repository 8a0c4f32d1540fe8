/** The embedded engine of Yore. */
module dev.yore.log {
    requires transitive dev.yore.core;
}
