package dev.unspool.ingest;

import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.ingest.CheckedBatch.Accepted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Finds lines of a file that repeat an id, in constant memory. It keeps 64-bit hashes of the last million ids, so that about one of
 * ten million files of that length would report a false duplicate. Duplicates farther apart count as articles that are already
 * there.
 */
final class SeenIds {

    /** Slots of the hash table: 16 MB. */
    private static final int SLOTS = 1 << 21;

    private static final int MAX_IDS = SLOTS / 2;

    private final long[] slots = new long[SLOTS];
    private int count;

    /** Moves duplicates to the refusals. Batches must come in their order. */
    CheckedBatch withoutDuplicates(CheckedBatch checked) {
        var accepted = new ArrayList<Accepted>();
        var refusals = new ArrayList<>(checked.refusals());
        for (var each : checked.accepted()) {
            if (add(Objects.requireNonNull(each.manuscript().sourceId()))) {
                accepted.add(each);
            } else {
                refusals.add(refusal(checked, each));
            }
        }
        refusals.sort((one, other) -> Long.compare(one.line(), other.line()));
        return new CheckedBatch(checked.batch(), accepted, refusals);
    }

    private static Refusal refusal(CheckedBatch checked, Accepted accepted) {
        var fault = new Fault("id", "duplicate", "stands in an earlier line too");
        var manuscript = accepted.manuscript();
        var label = LineLabel.of(manuscript.sourceId(), manuscript.header().title());
        return Refusal.of(checked.batch().source(), accepted.place(), label, List.of(fault));
    }

    private boolean add(String id) {
        if (count == MAX_IDS) {
            Arrays.fill(slots, 0);
            count = 0;
        }
        var hash = hash(id);
        var slot = (int) (hash >>> 43);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) % SLOTS;
        }
        var isNew = slots[slot] == 0;
        slots[slot] = hash;
        count += isNew ? 1 : 0;
        return isNew;
    }

    /** FNV-1a with the last step of MurmurHash3; never 0, which marks an empty slot. */
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
