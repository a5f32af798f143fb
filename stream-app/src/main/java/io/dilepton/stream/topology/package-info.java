/** The whole graph. Its text form is in the test resources, so that a change of names or edges is deliberate. */
@NullMarked
package io.dilepton.stream.topology;

import org.jspecify.annotations.NullMarked;
