/** Tests of the way from a text to its tree: cases are text, in files beside these classes. */
package org.cascade.lang.parser;
