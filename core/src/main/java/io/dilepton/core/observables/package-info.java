/** What events are compared by: named lists of observables, one for each kind of event. */
@NullMarked
package io.dilepton.core.observables;

import org.jspecify.annotations.NullMarked;
