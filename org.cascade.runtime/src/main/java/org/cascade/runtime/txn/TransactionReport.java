package org.cascade.runtime.txn;

import java.util.List;

/**
 * How one transaction went, for {@code --trace}.
 *
 * @param outcome {@code committed}, or {@code rolled back: } and why
 */
public record TransactionReport(
    String operation, List<String> spaces, String outcome, int retries, long nanos) {}
