package dev.unspool.docs;

import dev.unspool.web.Site;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String SPRINGDOC = "org.springdoc";

    /**
     * Creates springdoc's beans on first use. They would take a tenth of every start, and few instances are ever asked for the document.
     */
    @Bean
    static BeanFactoryPostProcessor madeWhenAsked() {
        return beans -> {
            Arrays.stream(beans.getBeanDefinitionNames())
                    .map(beans::getBeanDefinition)
                    .filter(OpenApiConfiguration::isSpringdoc)
                    .forEach(bean -> bean.setLazyInit(true));
            beans.getBeanDefinition("openApiResource").setDependsOn("modelConverterRegistrar");
        };
    }

    /** Names the server by a relative address: clients that read the document have reached the server, whatever the site's public address is. */
    @Bean
    OpenAPI openApi(Site site) {
        return new OpenAPI()
                .info(new Info()
                        .title("Unspool")
                        .version("1")
                        .description(
                                "An endless news feed: pages by cursor, and the next article over Server-Sent Events. "
                                        + "Clients ignore unknown members of answers and unknown event names. Requests with unknown "
                                        + "members or parameters are refused, and addresses with `%00` or escapes that are not UTF-8.")
                        .contact(new Contact()
                                .name(site.name())
                                .url(site.baseUrl().toString()))
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("The server that this document comes from.")))
                .tags(tags());
    }

    private static boolean isSpringdoc(BeanDefinition bean) {
        var maker = bean instanceof AnnotatedBeanDefinition made ? made.getFactoryMethodMetadata() : null;
        var by = maker == null ? bean.getBeanClassName() : maker.getDeclaringClassName();
        return by != null && by.startsWith(SPRINGDOC);
    }

    private static List<Tag> tags() {
        return List.of(
                tag("Feed", "Pages of articles, by cursor."),
                tag("Directories", "All sections, tags and authors, from A to Z."),
                tag("Search", "Articles by their words."),
                tag(
                        "Feeds for other programs",
                        "Atom, RSS and JSON Feed, of the site and of each section, tag and author."),
                tag("Articles", "One article, what follows it, and what its readers do."),
                tag("Stream", "The next article and every change as Server-Sent Events, and the same by request."),
                tag("Comments", "What readers write under an article."),
                tag("Newsroom", "Drafts, publication, corrections and retractions. For staff."),
                tag("Moderation", "Decisions on comments. For staff."),
                tag("Access tokens", "Tokens for staff and programs."),
                tag("Health", "Probes for balancers."));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
