package de.mahnwerk.agency.strategy;

/**
 * What is wrong in the text of a strategy.
 *
 * @param line counts from 1
 * @param field as the text has it
 * @param value what stands there; empty when nothing does
 * @param code below which the words for problem and remedy are kept
 */
public record StrategyFault(int line, String field, String value, String code) {}
