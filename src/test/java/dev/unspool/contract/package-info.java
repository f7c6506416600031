/**
 * Holds the server to its OpenAPI document: every answer in the tests of the API is compared with it, and a fuzzer sends what it allows and what it
 * does not.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>JSON Schema is judged by networknt's validator, the rest by a few lines here</b>: validators of whole exchanges for the JVM read OpenAPI 3.0
 *       only, or bring a second framework.
 *   <li><b>Stricter than the document</b>: clients must ignore members that they do not know, so the document allows more of them; here they are faults.
 *       So is a status that only {@code default} describes, and a code that is not among the examples of its status.
 * </ul>
 */
package dev.unspool.contract;
