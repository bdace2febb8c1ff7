/** Commands of the menus and keys. */
package org.cascade.lang.ui.commands;
