package dev.unspool.article;

/**
 * Tells what became of a section, a tag or an author otherwise than an article says.
 *
 * @param name as the article has it
 * @param slug of the topic
 */
public record TopicNote(TopicKind kind, Outcome outcome, String name, String slug) {

    public enum Outcome {
        /** It is new, and its slug has a number, since another of the kind has or had the slug of its name. */
        NUMBERED,
        /** It was known and stayed as it was: what the article says of the author's name, biography or picture was left out. */
        KEPT
    }
}
