package dev.unspool.newsroom;

/**
 * What became of proofs handed in together.
 *
 * @param published are new
 * @param known were there already, by their source id, and were left as they are
 */
public record Intake(int published, int known) {}
