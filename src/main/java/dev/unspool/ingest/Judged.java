package dev.unspool.ingest;

import dev.unspool.newsroom.Proof;
import java.util.List;

/** A batch whose lines were read: what can be published, and what cannot. */
record Judged(Batch batch, List<Accepted> accepted, List<Refusal> refusals) {

    record Accepted(long line, Proof proof) {}
}
