package dev.unspool.reader;

import dev.unspool.web.RoomTemplates;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The templates of readers' pages. */
@Component
final class Templates extends RoomTemplates {

    Templates() throws IOException, ClassNotFoundException {
        super(Templates.class);
    }
}
