package dev.unspool.comment;

import dev.unspool.web.Household;

/**
 * A reader who sends something, and may: {@link Submissions#admit} has let them in.
 *
 * @param addressHash of the household's subnet, with the salt of the day
 * @param endSiteHash of its end site, alike; of an IPv4 line it is the {@code addressHash}
 */
public record Sender(Household household, byte[] addressHash, byte[] endSiteHash) {

    @Override
    public String toString() {
        return "Sender";
    }
}
