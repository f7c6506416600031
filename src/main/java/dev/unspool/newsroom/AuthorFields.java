package dev.unspool.newsroom;

import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Slug;
import dev.unspool.article.TopicName;
import dev.unspool.body.Address;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the authors of an article from {@code author}, a name or an object, or from {@code authors}, an array of names and objects.
 *
 * <p>An object of the newsroom's API names an author by its {@code id}, or else by {@code sourceId} and {@code name}. With an {@code id} all
 * else that an author of our answers has may stand in it, and is not read: only the author's own endpoint changes it.
 */
public final class AuthorFields {

    /** All that an author of our answers has, so that what was read can be sent. */
    private static final Set<String> ALL = Set.of("id", "sourceId", "slug", "name", "bio", "avatar", "role");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AuthorFields() {}

    /** Reads the authors of a request. A string is one name, whatever it holds. */
    static List<Author> read(DraftFields fields) {
        return read(fields, name -> Stream.of(Author.named(name)), AuthorFields::author);
    }

    /**
     * Reads the authors of an imported article.
     *
     * @param ofLine the authors that a string names
     */
    public static List<Author> readImported(DraftFields fields, Function<String, Stream<Author>> ofLine) {
        return read(fields, ofLine, AuthorFields::imported);
    }

    private static List<Author> read(
            DraftFields fields, Function<String, Stream<Author>> ofLine, Function<DraftFields, Author> ofObject) {
        if (fields.has("author") && fields.has("authors")) {
            fields.fault("authors", "ambiguous", "give either author or authors");
        }
        return Stream.of("author", "authors")
                .flatMap(name -> read(name, fields, ofLine, ofObject))
                .toList();
    }

    private static Stream<Author> read(
            String name,
            DraftFields fields,
            Function<String, Stream<Author>> ofLine,
            Function<DraftFields, Author> ofObject) {
        if (isList(name, fields)) {
            return fields.entries(name, ofLine, author -> Stream.of(ofObject.apply(author)), Draft.MAX_AUTHORS).stream()
                    .flatMap(authors -> authors);
        }
        return fields.isObject(name)
                ? fields.object(name).map(ofObject).stream()
                : fields.line(name).stream().flatMap(ofLine);
    }

    /** Files have either form under either name. */
    private static boolean isList(String name, DraftFields fields) {
        return fields.isStrict()
                ? name.equals("authors")
                : fields.isArray(name) || (name.equals("authors") && !fields.isObject(name));
    }

    private static Author author(DraftFields author) {
        author.refuseOthersThan(ALL);
        return author.has("id")
                ? known(author, author.required("id"))
                : named(author, author.line("sourceId").orElse(null));
    }

    private static Author known(DraftFields author, String id) {
        if (!ID.matcher(id).matches()) {
            author.fault("id", "malformed", "give the id of an author");
        }
        var name = TopicName.normalized(author.line("name").orElse(id));
        return new Author(id, null, Slug.ofName(name).value(), name, null, null, role(author));
    }

    private static Author imported(DraftFields author) {
        return named(author, author.line("id").orElse(null));
    }

    private static Author named(DraftFields author, @Nullable String sourceId) {
        var named = Author.named(author.line("name").orElseGet(() -> missingName(author)));
        return new Author(
                null,
                sourceId,
                named.slug(),
                named.name(),
                author.line("bio").orElse(null),
                avatar(author),
                role(author));
    }

    /** Either a name or an id is needed, which a schema cannot say plainly; hence a code of its own. */
    private static String missingName(DraftFields author) {
        author.fault("name", "incomplete", "give the author's name, or the id of one that is known");
        return DraftFields.FAULTY;
    }

    private static @Nullable String role(DraftFields author) {
        return author.line("role").orElse(null);
    }

    static @Nullable String avatar(DraftFields author) {
        var given = author.line("avatar");
        var safe = given.flatMap(Address::picture);
        if (given.isPresent() && safe.isEmpty()) {
            author.fault("avatar", "malformed", "give an https address, or one from the site's root");
        }
        return safe.orElse(null);
    }
}
