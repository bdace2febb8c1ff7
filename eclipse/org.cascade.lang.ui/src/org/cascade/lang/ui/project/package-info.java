/** Cascade projects: their nature, the builder that writes Java, and the wizards that make them. */
package org.cascade.lang.ui.project;
