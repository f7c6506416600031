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

    /** Reads the file twice: an id that stands for several items may do so anywhere in it. */
    @Override
    public ItemReader read(FileBytes file) throws IOException {
        var bytes = new KeptBytes(file);
        var ids = FeedIds.of(new XmlItems(bytes.open(), ITEMS));
        return new NewsFeedReader(new XmlItems(bytes.open(), ITEMS), ids);
    }
}
