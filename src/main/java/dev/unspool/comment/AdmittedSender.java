package dev.unspool.comment;

import dev.unspool.web.Household;

/**
 * A client that {@link Submissions#admit} has let through the rate limit, with hashes of its address.
 *
 * @param addressHash hash of the household's subnet, with the salt of the day
 * @param endSiteHash hash of its end site, with the same salt; for an IPv4 address it equals {@code addressHash}
 */
public record AdmittedSender(Household household, byte[] addressHash, byte[] endSiteHash) {

    @Override
    public String toString() {
        return "AdmittedSender";
    }
}
