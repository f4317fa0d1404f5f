package de.mahnwerk.attic;

/** Planted: a class in a room that nobody knows, in a package without package-info. */
public class Stranger {}
