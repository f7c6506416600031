package dev.unspool.ingest;

import dev.unspool.newsroom.PublishResult;
import java.util.List;

/** The outcome of a batch: what was published, what was refused, and which names became others. */
record ImportOutcome(Batch batch, PublishResult result, List<Refusal> refusals, List<NameNote> notes) {}
