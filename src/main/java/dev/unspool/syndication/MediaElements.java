package dev.unspool.syndication;

import dev.unspool.article.Image;
import dev.unspool.web.Site;

/** Writes pictures as elements of Media RSS, in Atom and in RSS. */
final class MediaElements {

    static final String NAMESPACE = "http://search.yahoo.com/mrss/";

    private MediaElements() {}

    static void write(XmlDocument xml, Image image, Site site) {
        xml.open("media:content")
                .attribute("url", site.absolute(image.url()))
                .attribute("medium", "image")
                .attribute("width", image.width())
                .attribute("height", image.height());
        if (!image.alt().isEmpty()) {
            xml.open("media:description")
                    .attribute("type", "plain")
                    .text(image.alt())
                    .close();
        }
        xml.close();
    }
}
