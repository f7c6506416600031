package dev.unspool.body;

import com.sun.management.ThreadMXBean;
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
 * Makes news prose of any body. The tree that hostile markup parses to is never mended: a new one is set from it that can only hold what
 * is allowed, and then passes the allow-list of jsoup. The same body always gives the same text, and a clean body gives itself.
 */
public final class BodyCleaner {

    /** Elements; browsers stop at 512, and nothing worth reading is deeper. */
    private static final int MAX_DEPTH = 256;

    /** Stands for the site, so that its own addresses are told from bad ones. */
    private static final String SITE = "https://site.invalid/";

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final AllowList allowed = new AllowList();
    private final LongSupplier processorTime;
    private final LongSupplier allocated;

    public BodyCleaner() {
        this(THREADS::getCurrentThreadCpuTime, THREADS::getCurrentThreadAllocatedBytes);
    }

    /**
     * @param processorTime that the calling thread has used, in nanoseconds
     * @param allocated bytes that the calling thread has allocated
     */
    BodyCleaner(LongSupplier processorTime, LongSupplier allocated) {
        this.processorTime = processorTime;
        this.allocated = allocated;
    }

    /**
     * Takes milliseconds of one core for a long body: keep it off the event loops. Empty where nothing is left to read.
     *
     * @throws DraftRejected where the body takes more time or memory than {@link CleaningLimit} allows
     */
    public Optional<CleanBody> clean(String title, Body body) {
        var html = switch (body.form()) {
            case HTML -> body.text();
            case PLAIN_TEXT -> PlainText.html(body.text());
        };
        var limit = new CleaningLimit(processorTime, allocated);
        var clean = shell();
        var hasInk = set(parse(html, limit), clean.body(), limit);
        Headings.dropTitle(clean.body(), title);
        Headings.level(clean.body(), limit);
        return hasInk && clean.body().childrenSize() > 0
                ? Optional.of(finished(gate(limit).clean(clean)))
                : Optional.empty();
    }

    /** Element by element: a parser reopens formats in every paragraph, with all their attributes, so a few characters can ask for kilobytes. */
    private static Element parse(String html, CleaningLimit limit) {
        try (var parser = new StreamParser(Parser.htmlParser().setMaxDepth(MAX_DEPTH))) {
            parser.parse(limit.reading(html), SITE).stream().forEach(element -> limit.step());
            return parser.document().body();
        }
    }

    private static boolean set(Element source, Element body, CleaningLimit limit) {
        var galley = new Galley(body, limit);
        source.filter(new Typesetter(galley, limit));
        return galley.hasInk();
    }

    private Cleaner gate(CleaningLimit limit) {
        return new Cleaner(new LimitedSafelist(allowed, limit));
    }

    private static Document shell() {
        var shell = Document.createShell(SITE);
        shell.outputSettings().prettyPrint(false);
        return shell;
    }

    private static CleanBody finished(Document clean) {
        clean.outputSettings().prettyPrint(false);
        var html = clean.body().childNodes().stream().map(Node::outerHtml).collect(Collectors.joining("\n"));
        return new CleanBody(html, ReadingTime.minutes(clean.body()));
    }
}
