package dev.unspool.reader;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Draws templates that were compiled with this room. Needs no input or output, so it may be called from an event loop. */
@Component
final class Templates {

    private static final String CLASSES = "classpath*:dev/unspool/reader/Jte*Generated.class";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    /** Reads what every template needs from the class path now: the first to draw may be on an event loop, which must not wait for a file. */
    Templates() throws IOException, ClassNotFoundException {
        var loader = Templates.class.getClassLoader();
        for (var template : new PathMatchingResourcePatternResolver(loader).getResources(CLASSES)) {
            var name = StringUtils.stripFilenameExtension(Objects.requireNonNull(template.getFilename()));
            Class.forName(Templates.class.getPackageName() + "." + name, true, loader);
        }
    }

    /** @param model the template's only parameter */
    byte[] bytes(String template, Object model) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", model, output);
        return output.toByteArray();
    }

    /** The same as text. */
    String text(String template, Object model) {
        var output = new StringOutput();
        engine.render(template + ".jte", model, output);
        return output.toString();
    }
}
