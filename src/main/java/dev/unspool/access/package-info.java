/**
 * Access tokens and sessions of the newsroom, with their SQL.
 */
@NullMarked
package dev.unspool.access;

import org.jspecify.annotations.NullMarked;
