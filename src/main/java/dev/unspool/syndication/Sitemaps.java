package dev.unspool.syndication;

/** Where robots find the sitemaps. */
public final class Sitemaps {

    /** Path of the index, which names all other parts but the news. */
    public static final String INDEX = "/sitemap.xml";

    /** Path of the articles of the last two days. */
    public static final String NEWS = "/sitemap-news.xml";

    private Sitemaps() {}
}
