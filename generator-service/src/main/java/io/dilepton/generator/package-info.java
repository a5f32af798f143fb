/**
 * The generator service: {@link io.dilepton.generator.GeneratorApp} serves orders of synthetic events, alone or together with other instances.
 * {@link io.dilepton.generator.GeneratorKeys} documents its settings.
 */
@NullMarked
package io.dilepton.generator;

import org.jspecify.annotations.NullMarked;
