/** What travels between the processors of the topology, and the meters that count it. */
@NullMarked
package io.dilepton.stream.flow;

import org.jspecify.annotations.NullMarked;
