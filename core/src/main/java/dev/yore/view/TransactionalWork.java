package dev.yore.view;

/**
 * Work in a transaction of a view store, by its own means.
 *
 * @param <T> what the work is done with
 */
@FunctionalInterface
public interface TransactionalWork<T> {

    /**
     * Does it, in a transaction that is begun and ended by the store.
     *
     * @return what becomes of the view
     * @throws Exception to have all of it undone
     */
    Changes run(T resource) throws Exception;
}
