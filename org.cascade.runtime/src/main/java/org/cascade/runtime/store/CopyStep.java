package org.cascade.runtime.store;

import org.cascade.runtime.wal.SegmentTail;

/**
 * What is done to a copy, so that it becomes as the directory it is of. After each step the copy
 * can be opened, once the first {@link Complete} has come.
 */
public sealed interface CopyStep {
  /** A checkpoint or a file with events is to come, in parts. */
  record FileStart(String name) implements CopyStep {}

  record FilePart(byte[] bytes) implements CopyStep {}

  record FileEnd() implements CopyStep {}

  /** A segment of the log begins. */
  record SegmentStart(byte[] header) implements CopyStep {}

  /** Commits, in the segment that has begun. */
  record Log(SegmentTail.Frames frames) implements CopyStep {}

  record SegmentEnd() implements CopyStep {}

  /** All is there that was when the feed began. */
  record Complete() implements CopyStep {}
}
