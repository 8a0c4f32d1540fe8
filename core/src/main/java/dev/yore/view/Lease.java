package dev.yore.view;

/**
 * The right to write a view, held by one owner at a time. It runs out unless it is renewed; another may take it then, and
 * with a greater fence. Each write names its fence, so that an owner who was paused and does not know that he lost the lease
 * writes nothing more. As long as no other has taken it, the owner of a lease that has run out may go on, which renews it.
 *
 * @param view the view
 * @param owner who holds it
 * @param fence greater than those of all leases of this view before it, also of views of that id that were dropped
 */
public record Lease(ViewId view, String owner, long fence) {}
