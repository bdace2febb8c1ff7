/** Language servers side by side: how fast each answers the same script of an editing person. */
package org.cascade.bench.lsp;
