package dev.yore.log.internal.index;

/** A run as what a new file is made of: its terms and its ids, each in ascending order of their unsigned numbers. */
interface RunSource {

    int terms();

    long term(int index);

    Postings postingsAt(int index);

    int ids();

    long id(int index);

    long place(int index);

    IdRange range();

    long first();

    long last();
}
