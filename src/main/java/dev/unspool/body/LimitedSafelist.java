package dev.unspool.body;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** An allow-list that counts a step of a {@link CleaningLimit} for every element. */
final class LimitedSafelist extends Safelist {

    private final AllowList allowed;
    private final CleaningLimit limit;

    LimitedSafelist(AllowList allowed, CleaningLimit limit) {
        this.allowed = allowed;
        this.limit = limit;
    }

    @Override
    public boolean isSafeTag(String tag) {
        limit.step();
        return allowed.isSafeTag(tag);
    }

    @Override
    public boolean isSafeAttribute(String tagName, Element element, Attribute attribute) {
        return allowed.isSafeAttribute(tagName, element, attribute);
    }

    @Override
    public Attributes getEnforcedAttributes(String tagName) {
        return allowed.getEnforcedAttributes(tagName);
    }
}
