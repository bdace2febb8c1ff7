package org.cascade.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import org.cascade.runtime.io.Disk;

/** Which data a directory holds: a program's name, and a number by chance. */
public record Identity(String program, String id) {
  public static Identity of(Disk disk, Path directory) throws IOException {
    Manifest manifest = Manifest.read(disk, directory);
    return new Identity(manifest.program(), manifest.id());
  }
}
