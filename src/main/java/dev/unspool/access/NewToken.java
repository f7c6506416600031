package dev.unspool.access;

import java.time.Instant;
import java.util.Set;

/**
 * An access token to be inserted.
 *
 * @param hash SHA-256 of the token, in hexadecimal digits
 */
record NewToken(String name, String hash, Set<String> scopes, Instant createdAt, Instant expiresAt) {}
