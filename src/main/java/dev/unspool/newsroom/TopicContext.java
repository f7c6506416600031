package dev.unspool.newsroom;

import dev.unspool.web.Site;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What the controllers of all kinds of topics work with. */
@Component
@ConditionalOnWebApplication
record TopicContext(RequestReader requests, TopicCommands commands, ListCursors cursors, Site site) {}
