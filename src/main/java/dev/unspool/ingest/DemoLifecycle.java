package dev.unspool.ingest;

import dev.unspool.article.Author;
import dev.unspool.article.Manuscript;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import dev.unspool.newsroom.Newsroom;
import dev.unspool.newsroom.PublishResult;
import dev.unspool.newsroom.SourceCredit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the demo's articles if {@code unspool.demo.enabled} is set and nothing was ever published: before the first request, in
 * one transaction, on the thread that starts the application.
 */
@Component
@ConditionalOnWebApplication
final class DemoLifecycle extends PhasedLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLifecycle.class);

    private final Newsroom newsroom;
    private final ResourcePatternResolver resources;
    private final JsonMapper json;
    private final Clock clock;
    private final boolean wanted;

    DemoLifecycle(
            Newsroom newsroom,
            ResourcePatternResolver resources,
            JsonMapper json,
            Clock clock,
            @Value("${unspool.demo.enabled:false}") boolean wanted) {
        super(Phase.FIRST_CONTENT);
        this.newsroom = newsroom;
        this.resources = resources;
        this.json = json;
        this.clock = clock;
        this.wanted = wanted;
    }

    @Override
    protected Disposable begin() {
        if (wanted) {
            await(
                    "the articles of the demo",
                    newsroom.isEmpty()
                            .filter(empty -> empty)
                            .flatMap(empty -> publish())
                            .doOnNext(result -> LOG.info("Published the {} articles of the demo", result.published())));
        }
        return NOTHING;
    }

    private Mono<PublishResult> publish() {
        return Mono.fromCallable(this::manuscripts)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(newsroom::publish);
    }

    private List<Manuscript> manuscripts() throws IOException {
        var authors = authors();
        var now = clock.instant();
        return Arrays.stream(resources.getResources("classpath:/demo/articles/*.html"))
                .sorted(Comparator.comparing(Resource::getFilename).reversed())
                .map(DemoLifecycle::text)
                .map(text -> DemoArticle.parse(text).draft(authors, now))
                .map(draft -> newsroom.prepare(newsroom.newId(), draft, SourceCredit.NONE))
                .toList();
    }

    private Map<String, Author> authors() throws IOException {
        try (var file = resources.getResource("classpath:/demo/authors.json").getInputStream()) {
            return Arrays.stream(json.readValue(file, Author[].class))
                    .collect(Collectors.toMap(Author::slug, Function.identity()));
        }
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
