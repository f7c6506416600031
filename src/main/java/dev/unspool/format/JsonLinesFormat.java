package dev.unspool.format;

import java.io.IOException;

/** JSON Lines: an article in each line. */
final class JsonLinesFormat implements Format {

    @Override
    public String name() {
        return "json-lines";
    }

    @Override
    public boolean recognises(FileBeginning beginning) {
        return true;
    }

    @Override
    public ItemReader read(FileBytes file) throws IOException {
        return new JsonLines(file.open());
    }
}
