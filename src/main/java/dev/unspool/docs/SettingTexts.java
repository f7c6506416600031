package dev.unspool.docs;

import dev.unspool.web.Rate;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The settings of this application as people read them, with their defaults, so that no text has to repeat a figure. */
@Component
@Lazy
final class SettingTexts {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private final ApplicationContext context;

    SettingTexts(ApplicationContext context) {
        this.context = context;
    }

    /**
     * Returns for example {@code 20 a minute}, {@code 100 every 10 s}, {@code 5 min} or {@code 10,000}.
     *
     * @param name such as {@code unspool.comments.per-address}
     * @throws IllegalArgumentException if there is no such setting
     */
    String text(String name) {
        return format(value(name));
    }

    /** Returns {@code factor} times the rate. */
    String rate(String name, int factor) {
        return format(((Rate) value(name)).widened(factor));
    }

    private Object value(String name) {
        return Arrays.stream(context.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .filter(bean -> name.startsWith(prefix(bean) + '.'))
                .flatMap(bean -> components(
                        context.getBean(bean), name.substring(prefix(bean).length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no setting " + name));
    }

    private String prefix(String bean) {
        var annotation = context.findAnnotationOnBean(bean, ConfigurationProperties.class);
        return Objects.requireNonNull(annotation).value();
    }

    private static Stream<Object> components(Object settings, String name) {
        return settings.getClass().isRecord()
                ? Arrays.stream(settings.getClass().getRecordComponents())
                        .filter(component -> dashed(component.getName()).equals(name))
                        .map(component -> read(settings, component))
                : Stream.empty();
    }

    private static String dashed(String name) {
        return name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Object read(Object settings, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // the records of other packages are private to them
            return accessor.invoke(settings);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + component, impossible);
        }
    }

    private static String format(Object value) {
        if (value instanceof Rate rate) {
            var within = format(rate.within());
            return format(rate.times()) + (within.startsWith("1 ") ? " a " + unit(within) : " every " + within);
        }
        if (value instanceof Duration duration) {
            return format(duration);
        }
        return value instanceof Number number
                ? String.format(Locale.ROOT, "%,d", number.longValue())
                : value.toString();
    }

    private static String unit(String one) {
        return switch (one) {
            case "1 s" -> "second";
            case "1 min" -> "minute";
            case "1 h" -> "hour";
            case "1 days" -> "day";
            default -> one;
        };
    }

    private static String format(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds == 0 || duration.getNano() > 0) {
            return duration.toMillis() + " ms";
        }
        if (seconds % DAY == 0) {
            return seconds / DAY + " days";
        }
        if (seconds % HOUR == 0) {
            return seconds / HOUR + " h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + " min" : seconds + " s";
    }
}
