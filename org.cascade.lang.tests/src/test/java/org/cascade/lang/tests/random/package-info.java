/**
 * Generated pure programs: well typed by construction, evaluated by the compiler and run as
 * compiled Java, which have to agree; and programs with claims, of which none that is accepted may
 * be false. Programs written by hand belong into {@code cases/eval}.
 */
@NullMarked
package org.cascade.lang.tests.random;

import org.jspecify.annotations.NullMarked;
