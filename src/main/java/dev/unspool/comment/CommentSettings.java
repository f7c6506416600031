package dev.unspool.comment;

import dev.unspool.web.Rate;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.comments.*}.
 *
 * @param keys prefix of all Redis keys: give each site its own if several share a Redis. The part in braces (a hash tag) keeps the keys on one node
 *     of a cluster, as scripts require
 * @param minFill a form that is sent sooner is taken for a program's
 * @param formLife how long a form may stay open
 * @param editable how long an author can change and delete a comment
 * @param authorLife how long after their last comment a reader is recognised as its author
 * @param perAddress what one address, or IPv6 subnet (/64), may send, whether comments, changes or reports. Twenty a minute: a school behind one
 *     address, in a hurry. An IPv6 end site (/48) may send four times as much
 * @param perArticle comments that one article takes
 * @param perSite what all clients together may send: far more than any newsroom can read, far less than readers would notice
 * @param limit maximum wait for Redis to count; after it, this instance counts by itself
 * @param atOnce comments that are written at the same time: each may hold a database connection, and readers need the others
 * @param waiting comments that wait to be written
 * @param maxWait how long a comment waits to be written; after it, its sender is better told to try again
 * @param forget time after which nobody can tell from which address a comment came
 */
@ConfigurationProperties("unspool.comments")
record CommentSettings(
        @DefaultValue("unspool:{comments}") String keys,
        @DefaultValue("3s") Duration minFill,
        @DefaultValue("24h") Duration formLife,
        @DefaultValue("5m") Duration editable,
        @DefaultValue("30d") Duration authorLife,
        @DefaultValue("20/1m") Rate perAddress,
        @DefaultValue("100/10s") Rate perArticle,
        @DefaultValue("300/10s") Rate perSite,
        @DefaultValue("50ms") Duration limit,
        @DefaultValue("4") int atOnce,
        @DefaultValue("60") int waiting,
        @DefaultValue("2s") Duration maxWait,
        @DefaultValue("7d") Duration forget) {}
