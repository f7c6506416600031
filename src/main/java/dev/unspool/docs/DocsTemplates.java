package dev.unspool.docs;

import dev.unspool.web.RoomTemplates;
import java.io.IOException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The templates of the documentation, from {@code src/main/jte-docs}. */
@Component
@Lazy
final class DocsTemplates extends RoomTemplates {

    DocsTemplates() throws IOException, ClassNotFoundException {
        super(DocsTemplates.class);
    }
}
