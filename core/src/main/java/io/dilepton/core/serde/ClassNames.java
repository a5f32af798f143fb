package io.dilepton.core.serde;

import org.apache.kafka.common.config.ConfigException;

/** Classes that configuration names. */
final class ClassNames {

    private ClassNames() {}

    static Class<?> load(String key, String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name.strip(), true, context == null ? ClassNames.class.getClassLoader() : context);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ConfigException(key, name, "is not on the class path, or a library that it needs is not");
        }
    }

    /** Makes an instance by the constructor without arguments. */
    static <T> T instance(String key, String name, Class<T> type) {
        Class<?> named = load(key, name);
        if (!type.isAssignableFrom(named)) {
            throw new ConfigException(key, name, "must implement " + type.getName());
        }
        try {
            return type.cast(named.getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new ConfigException(key, name, "cannot be made without arguments: " + e);
        }
    }
}
