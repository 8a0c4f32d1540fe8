/** Where subscriptions deliver to: webhooks and JSON Lines. */
module dev.yore.consumers {
    requires transitive dev.yore.core;
    requires java.net.http;

    exports dev.yore.consumers;
}
