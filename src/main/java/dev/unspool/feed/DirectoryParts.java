package dev.unspool.feed;

import dev.unspool.article.TopicKind;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.ListCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.store.Directory;
import dev.unspool.store.DirectoryEntry;
import dev.unspool.store.DirectoryInitial;
import dev.unspool.store.Slice;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the directories of sections, tags and authors by cursor. */
@Component
public final class DirectoryParts {

    private final Directory store;
    private final CursorText text;

    DirectoryParts(Directory store, CursorText text) {
        this.store = store;
        this.text = text;
    }

    /** Gives the page at {@code cursor}, or the first page if it is null. Fails with a {@link Problem} if the cursor is not one of this directory. */
    public Mono<DirectoryPart> page(TopicKind kind, @Nullable String cursor, int limit) {
        return Mono.defer(() -> {
            var from = cursor == null ? null : cursor(kind, cursor);
            var key = from == null ? null : from.key().id();
            return store.list(kind, key, from == null || from.forward(), limit)
                    .map(slice -> page(kind, slice, from == null || from.forward()))
                    .switchIfEmpty(Mono.error(DirectoryParts::expired));
        });
    }

    /** Lists where each letter begins, in the order of the directory. */
    public Mono<List<DirectoryLetter>> letters(TopicKind kind) {
        return store.initials(kind)
                .map(initials ->
                        initials.stream().map(initial -> letter(kind, initial)).toList());
    }

    private DirectoryLetter letter(TopicKind kind, DirectoryInitial initial) {
        var before = initial.before();
        return new DirectoryLetter(initial.slug(), before == null ? null : cursorBehind(kind, before));
    }

    private DirectoryPart page(TopicKind kind, Slice<DirectoryEntry> slice, boolean forward) {
        var items = slice.items();
        var hasNext = forward ? slice.more() : slice.behind();
        var hasPrevious = forward ? slice.behind() : slice.more();
        return new DirectoryPart(
                items,
                hasNext && !items.isEmpty() ? cursorAt(kind, items.get(items.size() - 1), true) : null,
                hasPrevious && !items.isEmpty() ? cursorAt(kind, items.get(0), false) : null,
                slice.log());
    }

    private String cursorAt(TopicKind kind, DirectoryEntry entry, boolean forward) {
        return text.write(new ListCursor(forward, new SortKey(0, entry.key()), hash(kind)));
    }

    private String cursorBehind(TopicKind kind, UUID key) {
        return text.write(new ListCursor(true, new SortKey(0, key), hash(kind)));
    }

    private ListCursor cursor(TopicKind kind, String cursor) {
        var read = signed(cursor);
        if (read.listHash() != hash(kind)) {
            throw mismatch();
        }
        return read;
    }

    private ListCursor signed(String cursor) {
        try {
            return text.readListCursor(cursor);
        } catch (InvalidCursor foreign) {
            throw text.isCursor(cursor) ? mismatch() : Problem.invalidCursor();
        }
    }

    /** A kill removes a tag that only the killed article had, with all that would tell where it stood. */
    private static Problem expired() {
        return new Problem(
                ProblemCode.CURSOR_EXPIRED, "The list has changed where this cursor stood: begin again without one.");
    }

    private static Problem mismatch() {
        return Problem.mismatchedCursor("the list that gave it");
    }

    /** The hash of a name-based UUID is enough to tell lists apart, because the signature excludes cursors that are not ours. */
    private static long hash(TopicKind kind) {
        var name = ("directory of " + kind.name()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).getLeastSignificantBits();
    }
}
