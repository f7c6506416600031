package dev.unspool.desk;

import dev.unspool.web.RoomTemplates;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The templates of the newsroom's pages, from {@code src/main/jte-desk}. */
@Component
@ConditionalOnWebApplication
final class DeskTemplates extends RoomTemplates {

    DeskTemplates() throws IOException, ClassNotFoundException {
        super(DeskTemplates.class);
    }
}
