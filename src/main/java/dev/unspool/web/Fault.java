package dev.unspool.web;

/** One broken rule: the field, a code for programs, and what to change. */
public record Fault(String field, String code, String message) {}
