package dev.unspool.comment;

/**
 * Something that is counted.
 *
 * @param name what kind it is, for whoever is refused
 * @param key which one it is: the same for all instances of a site
 */
record Bucket(String name, String key, Rate rate) {}
