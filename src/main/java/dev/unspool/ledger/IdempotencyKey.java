package dev.unspool.ledger;

import java.util.UUID;

/**
 * The key that a client gave to a request, so that it can safely send the request again.
 *
 * @param token whose key it is: others may use the same
 * @param fingerprint the same for the same request only
 */
public record IdempotencyKey(UUID token, String key, String fingerprint) {}
