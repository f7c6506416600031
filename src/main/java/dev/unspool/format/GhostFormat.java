package dev.unspool.format;

import java.io.IOException;
import java.util.Set;

/** The export of Ghost in its two shapes, {@code {"db":[{"data":…}]}} and {@code {"data":…}}. */
final class GhostFormat implements Format {

    static final String POSTS = "posts";

    private static final Set<String> TABLES =
            Set.of(POSTS, "users", "tags", "posts_authors", "posts_tags", "posts_meta", "settings");

    @Override
    public String name() {
        return "ghost";
    }

    @Override
    public boolean recognises(FileBeginning beginning) {
        var members = beginning.members();
        return "[".equals(members.get("db")) || "{".equals(members.get("data"));
    }

    /** Reads the file twice: the authors and tags of a post may stand anywhere behind it. */
    @Override
    public ItemReader read(FileBytes file) throws IOException {
        var site = GhostSite.of(new JsonItems(file.open(), TABLES), GhostSite.MAX_ROWS);
        return new GhostReader(new JsonItems(file.open(), TABLES), site);
    }
}
