/**
 * What every measurement needs: a broker and applications in processes of their own, events, models, and the report.
 *
 * <p>The broker and each application under test are child JVMs on the class path of this one. They are ended with this JVM at the latest.
 */
@NullMarked
package io.dilepton.cli.bench.lab;

import org.jspecify.annotations.NullMarked;
