/**
 * The wire contract: records generated from the Avro schemas, and the topics that carry them. Depends on Avro alone, so that any
 * consumer can use it.
 */
@NullMarked
package io.dilepton.schemas;

import org.jspecify.annotations.NullMarked;
