package io.dilepton.generator.lifecycle;

import java.util.function.BooleanSupplier;

/** Work between two faults. For one thread. */
public interface Session extends AutoCloseable {

    /**
     * Works.
     *
     * @param wanted asked often; the work ends when it says no
     * @throws RuntimeException at the first fault
     */
    void run(BooleanSupplier wanted);

    @Override
    void close();
}
