package dev.unspool.ingest;

import dev.unspool.article.Manuscript;
import dev.unspool.article.TopicNote;
import dev.unspool.format.ItemPlace;
import dev.unspool.ingest.NameNote.ReadName;
import dev.unspool.newsroom.Newsroom.KnownSources;
import dev.unspool.newsroom.PublishResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A batch after {@link BatchChecker}: the articles to publish, and the refused items. */
record CheckedBatch(Batch batch, List<Accepted> accepted, List<Refusal> refusals) {

    private static final String NEW = "new";
    private static final String SAME = "same";
    private static final String DRAFT = "draft";
    private static final String KILLED = "killed";

    /** @param changed the names of the item that were read otherwise than they stand there */
    record Accepted(ItemPlace place, Manuscript manuscript, List<ReadName> changed, boolean isDraft) {}

    /** Returns the drafts, or all others. */
    List<Manuscript> manuscripts(boolean areDrafts) {
        return accepted.stream()
                .filter(each -> each.isDraft() == areDrafts)
                .map(Accepted::manuscript)
                .toList();
    }

    /**
     * Returns what became of this batch.
     *
     * @param drafts how many are new
     */
    ImportOutcome outcome(PublishResult published, int drafts) {
        var known = published.known() + manuscripts(true).size() - drafts;
        var result = new PublishResult(published.published(), known, published.killed(), published.notes());
        return new ImportOutcome(batch, result, drafts, refusals, notes(published.notes()), List.of());
    }

    List<String> sourceIds() {
        return accepted.stream()
                .map(each -> Objects.requireNonNull(each.manuscript().sourceId()))
                .toList();
    }

    /** Returns what would become of this batch, if it was imported. */
    ImportOutcome preview(KnownSources known) {
        var previews = accepted.stream().map(each -> preview(each, known)).toList();
        var result = new PublishResult(count(previews, NEW), count(previews, SAME), count(previews, KILLED), List.of());
        return new ImportOutcome(batch, result, count(previews, DRAFT), refusals, notes(List.of()), previews);
    }

    private ItemPreview preview(Accepted each, KnownSources known) {
        var manuscript = each.manuscript();
        var id = Objects.requireNonNull(manuscript.sourceId());
        var unknown = each.isDraft() ? DRAFT : NEW;
        var outcome = known.killed().contains(id) ? KILLED : known.known().contains(id) ? SAME : unknown;
        var label = LineLabel.of(id, manuscript.header().title());
        return new ItemPreview(
                batch.source().name(), each.place().line(), each.place().offset(), label, outcome);
    }

    private static int count(List<ItemPreview> previews, String outcome) {
        return (int)
                previews.stream().filter(each -> each.outcome().equals(outcome)).count();
    }

    /** Returns what became of names, from the items and from the store. */
    List<NameNote> notes(List<TopicNote> stored) {
        var file = batch.source().name();
        return Stream.concat(
                        accepted.stream()
                                .flatMap(each -> each.changed().stream()
                                        .map(name ->
                                                NameNote.of(file, each.place().line(), name))),
                        stored.stream().map(note -> NameNote.of(file, note)))
                .toList();
    }
}
