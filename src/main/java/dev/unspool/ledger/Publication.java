package dev.unspool.ledger;

/**
 * What a publishing transaction did.
 *
 * @param published how many articles are new
 * @param known how many were there already, by their source id, and were left as they are
 * @param seq of the newest change after it
 */
public record Publication(int published, int known, long seq) {}
