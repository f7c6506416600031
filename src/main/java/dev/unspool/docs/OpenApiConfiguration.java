package dev.unspool.docs;

import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String SPRINGDOC = "org.springdoc";

    /** springdoc would be made at every start, a tenth of its time; few instances are ever asked for the document. */
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

    @Bean
    OpenAPI openApi(Site site) {
        return new OpenAPI()
                .info(new Info()
                        .title("Unspool")
                        .version("1")
                        .description(
                                "An endless news feed: pages by cursor, and the next article over Server-Sent Events. "
                                        + "Clients ignore unknown fields and unknown event names.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url(site.baseUrl().toString())));
    }

    /** Every operation can fail, and always in the same form. */
    @Bean
    @Order // last: of operations that others describe too
    OpenApiCustomizer problems() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(OpenApiConfiguration::addProblem));
        };
    }

    private static boolean isSpringdoc(BeanDefinition bean) {
        var maker = bean instanceof AnnotatedBeanDefinition made ? made.getFactoryMethodMetadata() : null;
        var by = maker == null ? bean.getBeanClassName() : maker.getDeclaringClassName();
        return by != null && by.startsWith(SPRINGDOC);
    }

    private static void addProblem(Operation operation) {
        var body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM));
        operation
                .getResponses()
                .setDefault(new ApiResponse()
                        .description("A problem document: `code` for programs, `detail` says what to change.")
                        .content(new Content().addMediaType("application/problem+json", body)));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema().format("uri-reference"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What to change."))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("code", new StringSchema()._enum(codes()))
                .addProperty("traceId", new StringSchema().description("Names the request in our log."))
                .addProperty("errors", new ArraySchema().items(fault()).description("With `validation-failed`."))
                .required(List.of("type", "title", "status", "code", "traceId"));
    }

    private static Schema<?> fault() {
        return new ObjectSchema()
                .addProperty("field", new StringSchema().description("As it was sent, such as `image.url`."))
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema().description("What to change."));
    }

    private static List<String> codes() {
        return Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList();
    }
}
