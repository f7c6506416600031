package dev.unspool.format;

import java.io.IOException;
import java.util.Set;

/** The export of WordPress, called WXR: RSS 2.0 with elements of its own. */
final class WxrFormat implements Format {

    private static final Set<String> ITEMS = Set.of("item");

    @Override
    public String name() {
        return "wordpress";
    }

    @Override
    public boolean recognises(FileBeginning beginning) {
        return beginning.isXml() && beginning.contains("wordpress.org/export/");
    }

    /** Reads the file twice: the picture of a post may stand anywhere behind it. */
    @Override
    public ItemReader read(FileBytes file) throws IOException {
        var site = WxrSite.of(new XmlItems(file.open(), ITEMS));
        return new WxrReader(new XmlItems(file.open(), ITEMS), site);
    }
}
