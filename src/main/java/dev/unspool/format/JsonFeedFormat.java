package dev.unspool.format;

import java.io.IOException;
import java.util.Set;

/** JSON Feed 1.0 and 1.1. */
final class JsonFeedFormat implements Format {

    private static final Set<String> ITEMS = Set.of("items");

    @Override
    public String name() {
        return "json-feed";
    }

    @Override
    public boolean recognises(FileBeginning beginning) {
        var members = beginning.members();
        return members.getOrDefault("version", "").contains("jsonfeed.org/version") || "[".equals(members.get("items"));
    }

    /** Reads the file twice: what it says of itself may stand behind its items. */
    @Override
    public ItemReader read(FileBytes file) throws IOException {
        var bytes = new KeptBytes(file);
        var site = JsonFeedSite.of(new JsonItems(bytes.open(), ITEMS));
        return new JsonFeedReader(new JsonItems(bytes.open(), ITEMS), site);
    }
}
