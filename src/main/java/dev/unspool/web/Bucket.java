package dev.unspool.web;

/**
 * A token bucket.
 *
 * @param name its kind, for the client that is refused
 * @param key its identity, for the limiter
 */
public record Bucket(String name, String key, Rate rate) {}
