package io.dilepton.cli.subscribe.filter;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named value of a record.
 *
 * @param name name in conditions and output
 * @param type what {@code value} gives
 * @param value reads the value: Long or Double, String, Boolean, or null where the record has none
 * @param <T> type of record
 */
public record Field<T>(String name, Type type, Function<T, @Nullable Object> value) {}
