package dev.unspool.format;

import java.io.IOException;
import java.util.Set;

/** RSS 0.9 to 2.0 and Atom 0.3 and 1.0. */
final class NewsFeedFormat implements Format {

    static final Set<String> ITEMS = Set.of("item", "entry");

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public boolean recognises(FileBeginning beginning) {
        return beginning.isXml();
    }

    @Override
    public ItemReader read(FileBytes file) throws IOException {
        return new NewsFeedReader(new XmlItems(file.open(), ITEMS));
    }
}
