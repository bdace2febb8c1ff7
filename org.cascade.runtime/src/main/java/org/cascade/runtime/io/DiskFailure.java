package org.cascade.runtime.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why the file system has refused something. */
public final class DiskFailure {
  private DiskFailure() {}

  /** Java's own message is often the file's name alone. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "there is no permission for " + denied.getFile();
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case NotDirectoryException file -> file.getFile() + " is not a directory";
      case FileAlreadyExistsException taken -> taken.getFile() + " is there already";
      case FileSystemException other when other.getReason() != null ->
          other.getReason() + " (" + other.getFile() + ")";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
