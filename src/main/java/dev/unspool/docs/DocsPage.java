package dev.unspool.docs;

import dev.unspool.web.Site;

/**
 * A page of the documentation, as its template sees it.
 *
 * @param origin where the reader of this page finds the site: examples name it
 * @param site its base URL is in the addresses that answers have
 */
record DocsPage(String origin, Site site, DocsFiles files, SettingTexts settings, ReferenceAssets reference) {

    /** The origin in the files of examples and recipes. */
    private static final String EXAMPLE = "http://localhost:8080";

    /** Returns an example of an answer, from {@code src/main/resources/docs/answers}. */
    String answer(String name) {
        return files.text("answers/" + name).replace(EXAMPLE, site.baseUrl().toString());
    }

    /** Returns the code of a recipe, from {@code frontend/recipes} or the client's example. */
    String recipe(String name) {
        return files.text("recipes/" + name).replace(EXAMPLE, origin);
    }

    /** Returns a drawing as an element, from {@code src/main/resources/docs}. */
    String drawing(String name) {
        return files.text(name);
    }

    /** Returns the value of a setting as people read it. */
    String setting(String name) {
        return settings.text(name);
    }

    /** Returns a rate that {@code factor} times as much may have. */
    String rate(String name, int factor) {
        return settings.rate(name, factor);
    }
}
