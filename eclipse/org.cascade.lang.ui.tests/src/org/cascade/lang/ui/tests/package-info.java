/** What a person does, done in a real workbench, with pictures of what it looked like. */
package org.cascade.lang.ui.tests;
