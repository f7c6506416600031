package dev.unspool.desk;

import static dev.unspool.access.PagesGate.COMMENTS;

import dev.unspool.access.Editor;
import dev.unspool.access.PagesGate;
import dev.unspool.access.PatientExchange;
import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadSetting;
import dev.unspool.comment.ThreadSettings;
import dev.unspool.moderation.AuthorHolds;
import dev.unspool.moderation.Decisions;
import dev.unspool.moderation.Queue;
import dev.unspool.moderation.QueuePage;
import dev.unspool.moderation.Reasons;
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

/** The moderators' page: what waits, and forms to decide on it. Its script sends the same forms, and is answered with JSON. */
@RestController
@ConditionalOnWebApplication
@Hidden
class CommentsController {

    /** As many as one shift of attention takes. */
    private static final int LIMIT = 25;

    private final Queue queue;
    private final Decisions decisions;
    private final AuthorHolds holds;
    private final ThreadSettings settings;
    private final Reasons reasons;
    private final DeskPages pages;
    private final Site site;
    private final JsonMapper json;

    CommentsController(
            Queue queue,
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
    Mono<ResponseEntity<byte[]>> page(ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        var view = CommentsView.of(query);
        var done = Done.of(query).orElse(null);
        var page = queue.page(view.filter(), view.cursor(), LIMIT);
        return Mono.zip(page, setting(view.filter().article()))
                .flatMap(found -> pages.draw(
                        exchange,
                        HttpStatus.OK,
                        "Comments",
                        "commentsPage",
                        frame -> new CommentsPage(
                                frame,
                                view,
                                cards(found.getT1()),
                                found.getT1().next(),
                                done,
                                found.getT2().orElse(null))));
    }

    @PostMapping(COMMENTS)
    Mono<ResponseEntity<byte[]>> decide(Editor editor, ServerWebExchange exchange) {
        return PatientExchange.form(exchange)
                .map(DecisionForm::of)
                .zipWhen(
                        form -> decisions.decide(form.act(), form.choices(), editor.getName(), null),
                        (form, decision) ->
                                answer(exchange, form.view(), Done.of(form.act().code(), decision)));
    }

    @PostMapping(COMMENTS + "/undo")
    Mono<ResponseEntity<byte[]>> undo(Editor editor, ServerWebExchange exchange) {
        return PatientExchange.form(exchange)
                .zipWhen(
                        form -> decisions.undo(DecisionForm.batch(form), editor.getName()),
                        (form, decision) -> answer(exchange, CommentsView.of(form), Done.of(Done.UNDO, decision)));
    }

    @PostMapping(COMMENTS + "/author")
    Mono<ResponseEntity<byte[]>> author(Editor editor, ServerWebExchange exchange) {
        return PatientExchange.form(exchange)
                .delayUntil(form -> decide(AuthorForm.of(form), editor.getName()))
                .map(form -> to(CommentsView.of(form).address()));
    }

    @PostMapping(COMMENTS + "/setting")
    Mono<ResponseEntity<byte[]>> set(Editor editor, ServerWebExchange exchange) {
        return PatientExchange.form(exchange)
                .delayUntil(form -> keep(SettingForm.of(form), editor.getName()))
                .map(form -> to(CommentsView.of(form).address()));
    }

    private Mono<Void> keep(SettingForm form, String actor) {
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

    private ResponseEntity<byte[]> answer(ServerWebExchange exchange, CommentsView view, Done done) {
        return PagesGate.wantsJson(exchange)
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.writeValueAsBytes(new Told(done.batch().toString(), done.words(), done.left())))
                : to(done.in(view.address()));
    }

    /** What the script of the page is told. */
    private record Told(String batch, String words, long left) {}

    private static ResponseEntity<byte[]> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
