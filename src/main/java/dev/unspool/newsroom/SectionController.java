package dev.unspool.newsroom;

import static dev.unspool.access.NewsroomGate.SECTIONS;

import dev.unspool.access.NewsroomConfiguration;
import dev.unspool.article.TopicKind;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the API of sections. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(SECTIONS)
@Tag(name = "Newsroom")
@SecurityRequirement(name = NewsroomConfiguration.BEARER)
class SectionController extends TopicController {

    SectionController(TopicContext context) {
        super(TopicKind.SECTION, context);
    }
}
