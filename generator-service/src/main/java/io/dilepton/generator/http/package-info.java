/**
 * Requests over HTTP: {@link io.dilepton.generator.http.StreamServer}. Its OpenAPI document is {@code openapi.json} beside these classes; it is
 * served at {@code /v1/openapi.json}.
 */
@NullMarked
package io.dilepton.generator.http;

import org.jspecify.annotations.NullMarked;
