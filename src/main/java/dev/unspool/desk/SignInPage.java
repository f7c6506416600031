package dev.unspool.desk;

import org.jspecify.annotations.Nullable;

/**
 * The model of the sign-in page.
 *
 * @param fault what is wrong with the token that was sent; null at first
 */
record SignInPage(DeskFrame frame, @Nullable String fault) {}
