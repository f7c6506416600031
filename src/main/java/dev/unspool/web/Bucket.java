package dev.unspool.web;

/**
 * Something that is counted.
 *
 * @param name what kind it is, for whoever is refused
 * @param key which one it is, for whoever counts
 */
public record Bucket(String name, String key, Rate rate) {}
