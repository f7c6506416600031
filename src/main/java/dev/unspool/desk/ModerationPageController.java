package dev.unspool.desk;

import static dev.unspool.access.PagesGate.COMMENTS;

import dev.unspool.access.BoundedFormExchange;
import dev.unspool.access.Editor;
import dev.unspool.access.PagesGate;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadSetting;
import dev.unspool.comment.ThreadSettings;
import dev.unspool.moderation.AuthorHolds;
import dev.unspool.moderation.Decisions;
import dev.unspool.moderation.ModerationQueue;
import dev.unspool.moderation.QueuePage;
import dev.unspool.moderation.Reasons;
import dev.unspool.web.FormRule;
import dev.unspool.web.KnownQuery;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Serves the moderation page and takes its forms. The page's script sends the same forms and gets JSON. */
@RestController
@ConditionalOnWebApplication
@Hidden
class ModerationPageController {

    /** Comments on a page: what a moderator can attend to at once. */
    private static final int LIMIT = 25;

    private static final FormRule DECISION = FormRule.of(
                    "_csrf", "status", "article", "q", "cursor", "one", "all", "choice")
            .repeating("choice");

    /** Its button stands among those of a decision. */
    private static final FormRule AUTHOR = FormRule.of("_csrf", "status", "article", "q", "cursor", "author", "choice")
            .repeating("choice");

    private static final FormRule UNDO = FormRule.of("_csrf", "status", "article", "q", "batch");
    private static final FormRule SETTING = FormRule.of("_csrf", "status", "article", "mode", "closesAt");

    private final ModerationQueue queue;
    private final Decisions decisions;
    private final AuthorHolds holds;
    private final ThreadSettings settings;
    private final Reasons reasons;
    private final DeskPages pages;
    private final Site site;
    private final JsonMapper json;

    ModerationPageController(
            ModerationQueue queue,
            Decisions decisions,
            AuthorHolds holds,
            ThreadSettings settings,
            Reasons reasons,
            DeskPages pages,
            Site site,
            JsonMapper json) {
        this.queue = queue;
        this.decisions = decisions;
        this.holds = holds;
        this.settings = settings;
        this.reasons = reasons;
        this.pages = pages;
        this.site = site;
        this.json = json;
    }

    @GetMapping(COMMENTS)
    @KnownQuery({"status", "article", "q", "cursor", "done", "act", "changed", "left"})
    Mono<ResponseEntity<byte[]>> page(ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        var view = ModerationView.of(query);
        var done = DecisionNotice.of(query).orElse(null);
        var page = queue.page(view.filter(), view.cursor(), LIMIT);
        return Mono.zip(page, setting(view.filter().article()))
                .flatMap(found -> pages.draw(
                        exchange,
                        HttpStatus.OK,
                        "Comments",
                        "moderationPage",
                        frame -> new ModerationPage(
                                frame,
                                view,
                                cards(found.getT1()),
                                found.getT1().next(),
                                done,
                                found.getT2().orElse(null))));
    }

    @PostMapping(COMMENTS)
    Mono<ResponseEntity<byte[]>> decide(Editor editor, ServerWebExchange exchange) {
        return BoundedFormExchange.form(exchange, DECISION)
                .map(DecisionForm::of)
                .zipWhen(
                        form -> decisions.decide(form.act(), form.targets(), editor.getName(), null),
                        (form, decision) -> answer(
                                exchange,
                                form.view(),
                                DecisionNotice.of(form.act().code(), decision)));
    }

    @PostMapping(COMMENTS + "/undo")
    Mono<ResponseEntity<byte[]>> undo(Editor editor, ServerWebExchange exchange) {
        return BoundedFormExchange.form(exchange, UNDO)
                .zipWhen(
                        form -> decisions.undo(DecisionForm.batch(form), editor.getName()),
                        (form, decision) -> answer(
                                exchange, ModerationView.of(form), DecisionNotice.of(DecisionNotice.UNDO, decision)));
    }

    @PostMapping(COMMENTS + "/author")
    Mono<ResponseEntity<byte[]>> author(Editor editor, ServerWebExchange exchange) {
        return BoundedFormExchange.form(exchange, AUTHOR)
                .delayUntil(form -> decide(AuthorForm.of(form), editor.getName()))
                .map(form -> to(ModerationView.of(form).address()));
    }

    @PostMapping(COMMENTS + "/setting")
    Mono<ResponseEntity<byte[]>> set(Editor editor, ServerWebExchange exchange) {
        return BoundedFormExchange.form(exchange, SETTING)
                .delayUntil(form -> save(SettingForm.of(form), editor.getName()))
                .map(form -> to(ModerationView.of(form).address()));
    }

    private Mono<Void> save(SettingForm form, String actor) {
        var setting = form.setting();
        return setting == null ? settings.forget(form.article()) : settings.keep(form.article(), setting, actor);
    }

    private Mono<Void> decide(AuthorForm form, String actor) {
        return form.isHold() ? holds.hold(form.comment(), actor, null).then() : holds.lift(form.comment(), actor);
    }

    private List<CommentCard> cards(QueuePage page) {
        return page.items().stream()
                .map(item -> CommentCard.of(item, reasons, site))
                .toList();
    }

    private Mono<Optional<ThreadSetting>> setting(@Nullable ArticleId article) {
        return Mono.justOrEmpty(article)
                .flatMap(settings::find)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private ResponseEntity<byte[]> answer(ServerWebExchange exchange, ModerationView view, DecisionNotice done) {
        return PagesGate.wantsJson(exchange)
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.writeValueAsBytes(
                                new NoticeJson(done.batch().toString(), done.sentence(), done.left())))
                : to(done.addTo(view.address()));
    }

    /** The answer to the page's script. */
    private record NoticeJson(String batch, String words, long left) {}

    private static ResponseEntity<byte[]> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
