package dev.unspool.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unspool.article.Manuscript;
import java.util.List;

/**
 * A manuscript whose section, tags and authors are those that the newsroom knows, with their keys.
 *
 * @param tagKeys in the order of the tags
 * @param authorKeys in the order of the authors
 */
record FiledManuscript(
        @JsonUnwrapped Manuscript manuscript, String sectionKey, List<String> tagKeys, List<String> authorKeys) {}
