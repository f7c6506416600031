package dev.unspool.comment;

import dev.unspool.comment.FormTokens.IssuedForm;
import dev.unspool.comment.ThreadModes.ModeUntil;
import dev.unspool.comment.ThreadPage.Entry;
import dev.unspool.comment.ThreadPage.Form;
import dev.unspool.cursor.ListCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.database.RunToEnd;
import dev.unspool.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the comments of an article page by page. */
@Component
public final class Threads {

    /** Replies that come with a comment. */
    static final int FIRST_REPLIES = 3;

    private final DatabaseClient database;
    private final CommentedArticles articles;
    private final ThreadModes modes;
    private final CommentCursors cursors;
    private final FormTokens forms;
    private final ThreadEntries entries;
    private final Bulkhead bulkhead;
    private final CommentSettings settings;

    Threads(
            DatabaseClient database,
            CommentedArticles articles,
            ThreadModes modes,
            CommentCursors cursors,
            FormTokens forms,
            ThreadEntries entries,
            Bulkhead bulkhead,
            CommentSettings settings) {
        this.database = database;
        this.articles = articles;
        this.modes = modes;
        this.cursors = cursors;
        this.forms = forms;
        this.entries = entries;
        this.bulkhead = bulkhead;
        this.settings = settings;
    }

    /**
     * Returns the page at the request's cursor, or the first. Fails with a problem if there is no such article, if it was retracted, and for a
     * foreign cursor; with Spring's {@code DataAccessException} if the database does.
     */
    public Mono<ThreadPage> page(ThreadRequest request) {
        return articles.find(request.idOrSlug()).flatMap(article -> page(article, request));
    }

    /** Returns the page that is made for one reader, as {@link #page} does. Fails with {@code overloaded} if too many are. */
    public Mono<ThreadPage> personal(ThreadRequest request) {
        return bulkhead.read(request.author(), Mono.defer(() -> page(request)));
    }

    private Mono<ThreadPage> page(CommentedArticle article, ThreadRequest request) {
        var list = list(article, request);
        return Mono.zip(rows(list), behind(list), modes.untilChanged(article), parent(list))
                .flatMap(read -> replies(list, list.shown(read.getT1()))
                        .map(replies -> page(list, read.getT1(), read.getT2(), read.getT3(), read.getT4(), replies)));
    }

    private Listing list(CommentedArticle article, ThreadRequest request) {
        var order = request.orderOrUsual();
        var hash = order.hash(article.id(), request.parent());
        var start = order == ThreadOrder.NEWEST ? SortKey.NEWEST : SortKey.OLDEST;
        return new Listing(article, request, order, hash, cursors.read(request.cursor(), start, hash));
    }

    private Mono<List<StoredComment>> rows(Listing list) {
        var order = list.cursor().forward() ? list.order() : list.order().reversed();
        var sql = ThreadSql.page(list.hasParent(), list.hasAuthor(), order, list.limit() + 1);
        return list.bind(database.sql(sql), true)
                .map(StoredComment::of)
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Whether there are comments before the page; there are none before the first page. */
    private Mono<Boolean> behind(Listing list) {
        if (list.request().cursor() == null) {
            return Mono.just(false);
        }
        var order = list.cursor().forward() ? list.order() : list.order().reversed();
        return list.bind(database.sql(ThreadSql.behind(list.hasParent(), order)), false)
                .map(row -> true)
                .one()
                .defaultIfEmpty(false)
                .as(RunToEnd::read);
    }

    /** Returns the comment whose replies are asked for, as readers see it. */
    private Mono<Optional<StoredComment>> parent(Listing list) {
        var parent = list.request().parent();
        if (parent == null) {
            return Mono.just(Optional.empty());
        }
        return database.sql(ThreadSql.PARENT)
                .bind("id", parent.value())
                .bind("article", list.article().id().value())
                .map(StoredComment::of)
                .one()
                .map(Optional::of)
                .as(RunToEnd::read)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("This article has no comment " + parent + ".")));
    }

    private Mono<Map<UUID, List<StoredComment>>> replies(Listing list, List<StoredComment> shown) {
        var parents = shown.stream()
                .filter(seen -> seen.comment().parent() == null)
                .filter(seen -> seen.comment().replies() > 0 || list.hasAuthor())
                .map(seen -> seen.comment().id().value())
                .toArray(UUID[]::new);
        if (parents.length == 0) {
            return Mono.just(Map.of());
        }
        var statement = database.sql(ThreadSql.firstReplies(list.hasAuthor(), FIRST_REPLIES + 1))
                .bind("parents", parents)
                .bind("at", SortKey.OLDEST.publishedAt())
                .bind("id", SortKey.OLDEST.id());
        return list.bindAuthor(statement)
                .map(StoredComment::of)
                .all()
                .collect(Collectors.groupingBy(
                        seen -> Objects.requireNonNull(seen.comment().parent()).value()))
                .as(RunToEnd::read);
    }

    private ThreadPage page(
            Listing list,
            List<StoredComment> rows,
            boolean behind,
            ModeUntil mode,
            Optional<StoredComment> parent,
            Map<UUID, List<StoredComment>> replies) {
        var shown = list.shown(rows);
        var more = rows.size() > list.limit();
        var forward = list.cursor().forward();
        var form = form(list, mode.closesAt());
        return new ThreadPage(
                list.article().id(),
                list.article().slug(),
                parent.map(seen -> entry(list, seen, Map.of())).orElse(null),
                shown.stream().map(seen -> entry(list, seen, replies)).toList(),
                shown.isEmpty() || !(forward ? more : behind)
                        ? null
                        : cursor(true, shown.get(shown.size() - 1), list.hash()),
                shown.isEmpty() || !(forward ? behind : more) ? null : cursor(false, shown.get(0), list.hash()),
                list.article().comments(),
                new Form(form.token(), mode.mode(), settings.minFill(), CommentText.MAX_TEXT),
                list.article().version(),
                form.endsAt());
    }

    private IssuedForm form(Listing list, @Nullable Instant closesAt) {
        return list.request().isShared() ? forms.shared(list.article(), closesAt) : forms.personal(list.article());
    }

    private Entry entry(Listing list, StoredComment seen, Map<UUID, List<StoredComment>> replies) {
        var all = replies.getOrDefault(seen.comment().id().value(), List.of());
        var first = all.stream().limit(FIRST_REPLIES).toList();
        var hash = ThreadOrder.OLDEST.hash(list.article().id(), seen.comment().id());
        return entries.of(
                seen.comment(),
                seen.author().equals(list.request().author()),
                first.stream().map(reply -> entry(list, reply, Map.of())).toList(),
                all.size() > FIRST_REPLIES ? cursor(true, first.get(FIRST_REPLIES - 1), hash) : null);
    }

    private String cursor(boolean forward, StoredComment seen, long hash) {
        return cursors.write(forward, seen.comment(), hash);
    }

    /** A list of comments, and where to read it. */
    private record Listing(
            CommentedArticle article, ThreadRequest request, ThreadOrder order, long hash, ListCursor cursor) {

        boolean hasParent() {
            return request.parent() != null;
        }

        boolean hasAuthor() {
            return request.author() != null;
        }

        int limit() {
            return request.limit();
        }

        /** Returns the rows to show, in the order of the list, without the extra row that only says whether there is more. */
        List<StoredComment> shown(List<StoredComment> rows) {
            var shown = new ArrayList<>(rows.subList(0, Math.min(rows.size(), limit())));
            if (!cursor.forward()) {
                Collections.reverse(shown);
            }
            return shown;
        }

        GenericExecuteSpec bind(GenericExecuteSpec statement, boolean withAuthor) {
            var bound = statement
                    .bind("at", cursor.key().publishedAt())
                    .bind("id", cursor.key().id());
            if (request.parent() != null) {
                bound = bound.bind("parent", request.parent().value());
            } else if (!withAuthor || !hasAuthor()) {
                bound = bound.bind("article", article.id().value());
            }
            return withAuthor ? bindAuthor(bound) : bound;
        }

        GenericExecuteSpec bindAuthor(GenericExecuteSpec statement) {
            return request.author() == null
                    ? statement
                    : statement
                            .bind("author", request.author())
                            .bind("article", article.id().value());
        }
    }
}
