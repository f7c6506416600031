package dev.unspool.article;

/**
 * The number and the slug that an article gets when it is first published. A draft has neither.
 *
 * @param number dense, from 1, in the order of the publishing transactions
 * @param slug its address
 */
public record PublicName(long number, String slug) {}
