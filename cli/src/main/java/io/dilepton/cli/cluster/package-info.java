/** {@code dilepton cluster}: a broker and a schema registry for people who bring their own clients. */
@NullMarked
package io.dilepton.cli.cluster;

import org.jspecify.annotations.NullMarked;
