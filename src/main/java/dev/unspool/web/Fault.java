package dev.unspool.web;

/** A rule that the request breaks: the field, a code for programs, and what to change. */
public record Fault(String field, String code, String message) {}
