package dev.unspool.desk;

import dev.unspool.access.PagesGate;
import dev.unspool.article.ArticleId;
import dev.unspool.moderation.ModerationAction;
import dev.unspool.moderation.QueueFilter;
import dev.unspool.moderation.QueueStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The list that a moderator looks at, as the page's address and its forms carry it. Values that cannot be parsed are ignored. */
record ModerationView(QueueFilter filter, @Nullable String cursor) {

    /** Characters of a search; nobody searches for more. */
    private static final int MAX_WORDS = 200;

    static ModerationView of(MultiValueMap<String, String> fields) {
        var filter = new QueueFilter(
                value(fields, "status").flatMap(ModerationView::status).orElse(QueueStatus.PENDING),
                value(fields, "article").flatMap(ArticleId::parse).orElse(null),
                value(fields, "q").map(ModerationView::cut).orElse(null));
        return new ModerationView(filter, value(fields, "cursor").orElse(null));
    }

    String status() {
        return filter.status().code();
    }

    String article() {
        return filter.article() == null ? "" : filter.article().toString();
    }

    String words() {
        return filter.words() == null ? "" : filter.words();
    }

    boolean isIn(QueueStatus status) {
        return filter.status() == status;
    }

    /** The acts that would change the comments of this list. */
    List<ModerationAction> acts() {
        return Arrays.stream(ModerationAction.values())
                .filter(filter.status()::isChangedBy)
                .toList();
    }

    /** The address of this page. */
    String address() {
        return address(filter.status(), article(), cursor);
    }

    /** The address of the next page. */
    String nextAddress(String next) {
        return address(filter.status(), article(), next);
    }

    /** The address of another list with the same filters. */
    String listAddress(QueueStatus status) {
        return address(status, article(), null);
    }

    /** The address of this list for one article, or for all if {@code article} is empty. */
    String articleAddress(String article) {
        return address(filter.status(), article, null);
    }

    private String address(QueueStatus status, String article, @Nullable String cursor) {
        var address = UriComponentsBuilder.fromPath(PagesGate.COMMENTS).queryParam("status", status.code());
        add(address, "article", article);
        add(address, "q", words());
        add(address, "cursor", cursor == null ? "" : cursor);
        return address.encode().build().toUriString();
    }

    /** Adds a parameter as a URI variable, so that no character of it acts as part of the address. */
    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static Optional<String> value(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<QueueStatus> status(String code) {
        try {
            return Optional.of(QueueStatus.of(code));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String cut(String words) {
        var clean = words.replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), MAX_WORDS));
    }
}
