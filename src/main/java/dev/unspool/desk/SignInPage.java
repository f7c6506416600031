package dev.unspool.desk;

import org.jspecify.annotations.Nullable;

/** @param fault what is wrong with what was sent; null at first */
record SignInPage(DeskFrame frame, @Nullable String fault) {}
