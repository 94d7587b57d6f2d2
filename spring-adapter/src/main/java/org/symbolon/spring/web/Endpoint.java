package org.symbolon.spring.web;

import org.springframework.http.HttpMethod;

/**
 * One row of the web contract.
 *
 * @param name by which it can be switched off
 * @param path below the base path, such as {@code /me/sessions/{id}}
 */
record Endpoint(String name, HttpMethod method, String path, Step step) {}
