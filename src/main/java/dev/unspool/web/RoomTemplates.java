package dev.unspool.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Renders the templates that were compiled with one package. Does no input or output, so it may be called on an event loop. */
public abstract class RoomTemplates {

    private final TemplateEngine engine;

    /**
     * Loads what every template needs from the class path: the first rendering may be on an event loop, which must not wait for a file.
     *
     * @param neighbour any class of the package
     */
    protected RoomTemplates(Class<?> neighbour) throws IOException, ClassNotFoundException {
        var loader = neighbour.getClassLoader();
        var room = neighbour.getPackageName();
        this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, loader, room);
        var classes = "classpath*:" + ClassUtils.convertClassNameToResourcePath(room) + "/Jte*Generated.class";
        for (var template : new PathMatchingResourcePatternResolver(loader).getResources(classes)) {
            var name = StringUtils.stripFilenameExtension(Objects.requireNonNull(template.getFilename()));
            Class.forName(room + "." + name, true, loader);
        }
    }

    /**
     * Renders a template as UTF-8.
     *
     * @param model the template's only parameter
     */
    public final byte[] bytes(String template, Object model) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", model, output);
        return output.toByteArray();
    }

    /**
     * Renders a template as a string.
     *
     * @param model the template's only parameter
     */
    public final String text(String template, Object model) {
        var output = new StringOutput();
        engine.render(template + ".jte", model, output);
        return output.toString();
    }
}
