/**
 * Configuration as data: every key is one {@link io.dilepton.core.config.ConfigKey}, from which it is read, checked, suggested and
 * documented. Values come from a file, the environment and flags ({@link io.dilepton.core.config.ConfigSources}); a program reads them once
 * through {@link io.dilepton.core.config.Settings}, which reports all that is wrong at once.
 */
@NullMarked
package io.dilepton.core.config;

import org.jspecify.annotations.NullMarked;
