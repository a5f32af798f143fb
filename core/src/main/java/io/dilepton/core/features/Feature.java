package io.dilepton.core.features;

/**
 * One input column of a model.
 *
 * @param name short name in lowerCamelCase, unique inside its set
 * @param formula definition in words or symbols; part of the set's hash
 * @param unit GeV, rad, or 1
 */
public record Feature(String name, String formula, String unit) {}
