/**
 * What users order and what became of it, as values: {@link io.dilepton.generator.request.StreamRequest} with its checks,
 * {@link io.dilepton.generator.request.StreamOrder}, which an accepted request has become, and
 * {@link io.dilepton.generator.request.StreamStatus}. All are JSON on the wire, over HTTP and on topics alike.
 */
@NullMarked
package io.dilepton.generator.request;

import org.jspecify.annotations.NullMarked;
