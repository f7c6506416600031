package dev.unspool.body;

import com.sun.management.ThreadMXBean;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.DraftRejected;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.safety.Cleaner;

/**
 * Turns any HTML or plain text into clean news prose, safe to show as it is.
 *
 * <p>It does not repair the tree that hostile markup parses to. It builds a new tree that can hold only what is allowed, and then
 * passes that through jsoup's allow-list. The same body always gives the same text, and cleaning a clean body changes nothing. May
 * be shared between threads.
 */
public final class BodyCleaner {

    /** Deepest nesting that is parsed; browsers stop at 512, and nothing worth reading is deeper. */
    private static final int MAX_DEPTH = 256;

    /** Base address that stands for the site, so that its own addresses are told from invalid ones. */
    private static final String SITE = "https://site.invalid/";

    /** Without it, the parser would put what a body begins with into the head, if it may stand there. */
    private static final String BEGIN = "<body>";

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final AllowList allowed = new AllowList();
    private final LongSupplier processorTime;
    private final LongSupplier allocated;

    public BodyCleaner() {
        this(THREADS::getCurrentThreadCpuTime, THREADS::getCurrentThreadAllocatedBytes);
    }

    /**
     * Creates a cleaner with other meters than those of the JVM.
     *
     * @param processorTime that the calling thread has used, in nanoseconds
     * @param allocated bytes that the calling thread has allocated
     */
    BodyCleaner(LongSupplier processorTime, LongSupplier allocated) {
        this.processorTime = processorTime;
        this.allocated = allocated;
    }

    /**
     * Cleans a body; empty if nothing is left to read. A long body takes milliseconds of one core, so keep this off the event
     * loops.
     *
     * @throws DraftRejected if the body takes more time or memory than {@link CleaningLimit} allows
     */
    public Optional<CleanBody> clean(BodyContext context, Body body) {
        var limit = new CleaningLimit(processorTime, allocated);
        var html = switch (body.form()) {
            case HTML -> SelfClosed.ended(ShortCodes.replaced(body.text(), limit), limit);
            case PLAIN_TEXT -> PlainText.html(body.text());
        };
        var set = set(parse(html, limit), html, context, limit);
        if (!set.isStable) {
            set = set(set.clean.body(), "", context, limit);
        }
        return set.hasInk && set.clean.body().childrenSize() > 0
                ? Optional.of(finished(gate(limit).clean(set.clean), limit))
                : Optional.empty();
    }

    /**
     * A new tree with what is allowed.
     *
     * @param isStable whether no link or target lost its counterpart, and no heading was dropped; otherwise the tree is set once
     *     more, without their traces: what remains may be a mere rule, with nothing to read
     */
    private record Typeset(Document clean, boolean hasInk, boolean isStable) {}

    private static Typeset set(Element source, String html, BodyContext context, CleaningLimit limit) {
        var reading = Reading.of(context, html, source, limit);
        var clean = shell();
        var galley = new Galley(clean.body(), reading.anchors(), limit);
        source.filter(new Typesetter(galley, reading, limit));
        var hasInk = galley.hasInk();
        var isWhole = !Headings.dropTitle(clean.body(), context.title());
        Headings.level(clean.body(), limit);
        return new Typeset(clean, hasInk, reading.anchors().finish(clean.body()) && isWhole);
    }

    /**
     * Parses element by element, to check the limits in between: a parser reopens formatting elements in every paragraph, with all
     * their attributes, so that a few characters can produce kilobytes.
     */
    private static Element parse(String html, CleaningLimit limit) {
        try (var parser = new StreamParser(Parser.htmlParser().setMaxDepth(MAX_DEPTH))) {
            parser.parse(limit.reading(BEGIN + html), SITE).stream().forEach(element -> limit.step());
            return parser.document().body();
        }
    }

    private Cleaner gate(CleaningLimit limit) {
        return new Cleaner(new LimitedSafelist(allowed, limit));
    }

    private static Document shell() {
        var shell = Document.createShell(SITE);
        shell.outputSettings().prettyPrint(false);
        return shell;
    }

    private static CleanBody finished(Document clean, CleaningLimit limit) {
        clean.outputSettings().prettyPrint(false);
        var html = clean.body().childNodes().stream().map(Node::outerHtml).collect(Collectors.joining("\n"));
        return new CleanBody(ShortCodes.guarded(html, limit), ReadingTime.minutes(clean.body()));
    }
}
