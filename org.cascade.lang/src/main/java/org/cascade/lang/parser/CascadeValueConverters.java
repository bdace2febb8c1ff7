package org.cascade.lang.parser;

import org.eclipse.xtext.conversion.impl.AbstractDeclarativeValueConverterService;

/** Leaves every terminal as it is written: literals are read when the sealed tree is built. */
public class CascadeValueConverters extends AbstractDeclarativeValueConverterService {}
