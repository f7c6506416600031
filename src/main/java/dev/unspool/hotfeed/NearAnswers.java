package dev.unspool.hotfeed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The finished answers that this instance keeps itself: those that are asked for most, up to a weight. */
@Component
final class NearAnswers {

    private final Cache<String, Kept> answers;

    NearAnswers(HotSettings settings) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.near().toBytes())
                .weigher((String key, Kept kept) -> key.length() + kept.weight())
                .build();
    }

    @Nullable
    Kept get(String key) {
        return answers.getIfPresent(key);
    }

    void put(String key, Kept kept) {
        answers.put(key, kept);
    }

    /** It has grown by another coding. */
    void weigh(String key, Kept kept) {
        answers.asMap().replace(key, kept, kept);
    }

    Stream<Kept> all() {
        return answers.asMap().values().stream();
    }

    void forget(String key, Kept kept) {
        answers.asMap().remove(key, kept);
    }
}
