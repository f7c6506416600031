package dev.unspool.hotfeed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cached answers in this instance's memory: those that are requested most, up to a total weight, and a few that are always kept. */
@Component
final class NearAnswers {

    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final Cache<String, CachedAnswer> answers;

    NearAnswers(HotSettings settings) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.near().toBytes())
                .weigher(this::weight)
                .build();
    }

    /** Keeps the answer under {@code key} whatever else is requested, if it is put from now on. */
    void keep(String key) {
        kept.add(key);
    }

    /** Caffeine evicts nothing that weighs nothing. */
    private int weight(String key, CachedAnswer cached) {
        return kept.contains(key) ? 0 : key.length() + cached.weight();
    }

    @Nullable
    CachedAnswer get(String key) {
        return answers.getIfPresent(key);
    }

    /** Keeps the answer, unless one that is there depends on later changes: of two that were made at once, the slower may know less. Returns the one that is kept. */
    CachedAnswer put(String key, CachedAnswer cached) {
        return answers.asMap().merge(key, cached, (known, other) -> known.isNewerThan(other) ? known : other);
    }

    /** Call it after the answer has been encoded, which makes it larger. */
    void reweigh(String key, CachedAnswer cached) {
        answers.asMap().replace(key, cached, cached);
    }

    Stream<CachedAnswer> all() {
        return answers.asMap().values().stream();
    }

    void forget(String key) {
        answers.invalidate(key);
    }

    void forget(String key, CachedAnswer cached) {
        answers.asMap().remove(key, cached);
    }
}
