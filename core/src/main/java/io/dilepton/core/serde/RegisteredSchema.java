package io.dilepton.core.serde;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param id id of the schema in the registry, as on the wire
 * @param version version inside the subject, from 1 upwards
 * @param schema the schema
 */
public record RegisteredSchema(int id, int version, Schema schema) {}
