package io.dilepton.cli.subscribe.filter;

import org.jspecify.annotations.Nullable;

/** Something that has a value: a literal or a field. */
sealed interface Operand<T> {

    Type type();

    @Nullable
    Object value(T record);

    /** A value that was written. */
    record Literal<T>(Type type, Object constant) implements Operand<T> {
        @Override
        public Object value(T record) {
            return constant;
        }
    }

    /** A value of the record. */
    record Reference<T>(Field<T> field) implements Operand<T> {
        @Override
        public Type type() {
            return field.type();
        }

        @Override
        public @Nullable Object value(T record) {
            return field.value().apply(record);
        }
    }
}
