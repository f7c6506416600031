package dev.unspool.ingest;

import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.ingest.Judged.Accepted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Finds the second line of a file with an id, in constant memory: it knows the last million ids by 64 bits of each, so that one of some
 * ten million files of that length would name a false double. Farther apart, a double counts as an article that is there already.
 */
final class SeenIds {

    /** 16 MB. */
    private static final int PLACES = 1 << 21;

    private static final int MAX_IDS = PLACES / 2;

    private final long[] places = new long[PLACES];
    private int count;

    /** The same with doubles refused; batches have to come in their order. */
    Judged withoutDoubles(Judged judged) {
        var accepted = new ArrayList<Accepted>();
        var refusals = new ArrayList<>(judged.refusals());
        for (var each : judged.accepted()) {
            if (add(Objects.requireNonNull(each.proof().draft().sourceId()))) {
                accepted.add(each);
            } else {
                refusals.add(refusal(judged, each));
            }
        }
        refusals.sort((one, other) -> Long.compare(one.line(), other.line()));
        return new Judged(judged.batch(), accepted, refusals);
    }

    private static Refusal refusal(Judged judged, Accepted accepted) {
        var fault = new Fault("id", "duplicate", "stands in an earlier line too");
        return new Refusal(judged.batch().source().name(), accepted.line(), List.of(fault));
    }

    private boolean add(String id) {
        if (count == MAX_IDS) {
            Arrays.fill(places, 0);
            count = 0;
        }
        var hash = hash(id);
        var place = (int) (hash >>> 43);
        while (places[place] != 0 && places[place] != hash) {
            place = (place + 1) % PLACES;
        }
        var isNew = places[place] == 0;
        places[place] = hash;
        count += isNew ? 1 : 0;
        return isNew;
    }

    /** FNV-1a with the last step of MurmurHash3; never 0, which is an empty place. */
    private static long hash(String id) {
        var hash = 0xCBF29CE484222325L;
        for (var i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
