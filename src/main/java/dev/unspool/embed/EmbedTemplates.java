package dev.unspool.embed;

import dev.unspool.web.RoomTemplates;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The templates of embeds, from {@code src/main/jte-embed}. */
@Component
final class EmbedTemplates extends RoomTemplates {

    EmbedTemplates() throws IOException, ClassNotFoundException {
        super(EmbedTemplates.class);
    }
}
