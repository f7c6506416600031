package dev.unspool.docs;

import dev.unspool.web.RequestOrigins;
import dev.unspool.web.Site;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Renders the pages of the documentation for a request. Reads files the first time, so it must not be called on an event loop. */
@Component
@Lazy
final class DocsPages {

    private final DocsTemplates templates;
    private final DocsFiles files;
    private final SettingTexts settings;
    private final ReferenceAssets reference;
    private final RequestOrigins origins;
    private final Site site;

    DocsPages(
            DocsTemplates templates,
            DocsFiles files,
            SettingTexts settings,
            ReferenceAssets reference,
            RequestOrigins origins,
            Site site) {
        this.templates = templates;
        this.files = files;
        this.settings = settings;
        this.reference = reference;
        this.origins = origins;
        this.site = site;
    }

    /** @param template its name in {@code src/main/jte-docs} */
    byte[] render(String template, ServerHttpRequest request) {
        return templates.bytes(template, new DocsPage(origins.of(request), site, files, settings, reference));
    }
}
