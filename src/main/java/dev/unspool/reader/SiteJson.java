package dev.unspool.reader;

import dev.unspool.web.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes the site for search engines, in the terms of schema.org. */
@Component
final class SiteJson {

    private final JsonMapper json;
    private final Site site;

    SiteJson(JsonMapper json, Site site) {
        this.json = json;
        this.site = site;
    }

    /** Returns the site, for the front page; see {@link #script}. */
    String site() {
        var members = new LinkedHashMap<String, Object>();
        members.put("@context", "https://schema.org");
        members.put("@type", "WebSite");
        members.put("@id", site.absolute("/"));
        members.put("url", site.absolute("/"));
        members.put("name", site.name());
        members.put("description", site.tagline());
        members.put("inLanguage", site.language());
        members.put("publisher", publisher());
        members.put("potentialAction", search());
        return script(members);
    }

    /** Returns how the site is searched, as schema.org describes an action with an input. */
    private Map<String, Object> search() {
        var target = thing("EntryPoint");
        target.put("urlTemplate", site.absolute(SearchForm.PATH) + "?q={search_term_string}");
        var action = thing("SearchAction");
        action.put("target", target);
        action.put("query-input", "required name=search_term_string");
        return action;
    }

    /** Returns the site as the publisher of an article. */
    Map<String, Object> publisher() {
        var publisher = thing("NewsMediaOrganization");
        publisher.put("name", site.name());
        publisher.put("url", site.absolute("/"));
        publisher.put("logo", image(SiteIcon.LARGE.path(), SiteIcon.LARGE.width(), SiteIcon.LARGE.height()));
        return publisher;
    }

    /** Returns a picture with its size in pixels, if that is known. */
    Map<String, Object> image(String url, @Nullable Integer width, @Nullable Integer height) {
        var image = thing("ImageObject");
        image.put("url", site.absolute(url));
        if (width != null && height != null) {
            image.put("width", width);
            image.put("height", height);
        }
        return image;
    }

    /** Returns an object of this type, to which members are added in the order in which they are written: every instance writes the same bytes. */
    static Map<String, Object> thing(String type) {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("@type", type);
        return thing;
    }

    /** Returns JSON that is safe in a script element: nothing in it can end the element or open a comment. */
    String script(Map<String, Object> members) {
        return json.writeValueAsString(members)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
