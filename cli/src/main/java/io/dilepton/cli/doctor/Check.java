package io.dilepton.cli.doctor;

import java.util.List;

/** Looks at one part of an installation. */
@FunctionalInterface
interface Check {

    /**
     * Looks.
     *
     * @return what there is, good and bad
     * @throws RuntimeException when it cannot look
     */
    List<Finding> look();
}
