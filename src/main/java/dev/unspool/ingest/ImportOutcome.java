package dev.unspool.ingest;

import dev.unspool.newsroom.PublishResult;
import java.util.List;

/**
 * The outcome of a batch: what was published, what was refused, and which names became others.
 *
 * @param drafts how many are new; {@code result} counts those that were there already among the known
 * @param previews what would become of each item that is not refused; empty but for a dry run
 */
record ImportOutcome(
        Batch batch,
        PublishResult result,
        int drafts,
        List<Refusal> refusals,
        List<NameNote> notes,
        List<ItemPreview> previews) {}
