package org.cascade.runtime.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cascade.runtime.io.Disk;

/** A disk that says of files that they are synced, and does nothing. */
record UnsyncedDisk(Disk disk) implements Disk {
  @Override
  public boolean exists(Path file) {
    return disk.exists(file);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    disk.createDirectories(directory);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return new UnsyncedFile(disk.create(file));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new UnsyncedFile(disk.open(file));
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    return disk.openToRead(file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    disk.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    disk.syncDirectory(directory);
  }

  @Override
  public LockOutcome lock(Path file) throws IOException {
    return disk.lock(file);
  }

  private record UnsyncedFile(DiskFile file) implements DiskFile {
    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void write(long at, byte[] bytes, int length) throws IOException {
      file.write(at, bytes, length);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public byte[] read(long at, int length) throws IOException {
      return file.read(at, length);
    }

    @Override
    public void sync() {
      // the fault
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
