/** Readers' comments, whole: words, SQL, doors, moderation. */
@NullMarked
package dev.unspool.comment;

import org.jspecify.annotations.NullMarked;
