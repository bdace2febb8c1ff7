package org.cascade.lang.ui.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cascade.lang.ui.CascadePlugin;
import org.cascade.lang.ui.client.NoJdk;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;

/**
 * Writes the Java of the sources in {@code src/main/cascade} to {@code
 * target/generated-sources/cascade}, as Maven does. What is wrong with the sources, the server
 * tells; here only that there is no new Java.
 */
public final class Builder extends IncrementalProjectBuilder {
  /** The builder's name. */
  public static final String ID = CascadePlugin.ID + ".builder";

  /** The folder of the sources, in the project. */
  public static final String SOURCES = "src/main/cascade";

  /** The folder of what is written, in the project. */
  public static final String OUTPUT = "target/generated-sources/cascade";

  /** The markers of builds that failed. */
  static final String MARKER = CascadePlugin.ID + ".build";

  private static final int FAILED = 1;

  @Override
  protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor)
      throws CoreException {
    IFolder sources = getProject().getFolder(SOURCES);
    if (sources.exists() && (kind == FULL_BUILD || concerns(getDelta(getProject())))) {
      generate(sources, monitor);
    }
    return new IProject[0];
  }

  /** Whether anything has changed that Java is made of. */
  private static boolean concerns(IResourceDelta changes) throws CoreException {
    boolean[] found = {changes == null};
    if (changes != null) {
      changes.accept(change -> {
        IResource resource = change.getResource();
        boolean content =
            (change.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.MOVED_FROM)) != 0
                || change.getKind() != IResourceDelta.CHANGED;
        found[0] |=
            content
                && resource.getType() == IResource.FILE
                && ("cascade".equals(resource.getFileExtension())
                    || resource.getName().equals("pom.xml"));
        return !found[0];
      });
    }
    return found[0];
  }

  private void generate(IFolder sources, IProgressMonitor monitor) throws CoreException {
    getProject().deleteMarkers(MARKER, false, IResource.DEPTH_ZERO);
    Path written = null;
    try {
      written = Files.createTempDirectory("cascade-java");
      Path said = written.resolve("said");
      Path java = Files.createDirectory(written.resolve("java"));
      List<String> command =
          CascadePlugin.get()
              .command()
              .run(List.of("generate", sources.getLocation().toOSString(), "-o", java.toString()));
      int code = run(command, said, monitor);
      if (code == 0) {
        Mirror.copy(java, output().getLocation().toPath());
        output().refreshLocal(IResource.DEPTH_INFINITE, monitor);
      } else {
        fail(code, Files.readString(said, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new CoreException(
          Status.error(
              "The Java of `"
                  + getProject().getName()
                  + "` could not be written: "
                  + e.getMessage(),
              e));
    } catch (NoJdk e) {
      mark(e.getMessage());
    } finally {
      if (written != null) {
        Mirror.delete(written);
      }
    }
  }

  private int run(List<String> command, Path said, IProgressMonitor monitor) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(getProject().getLocation().toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      while (!process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        if (monitor.isCanceled() || isInterrupted()) {
          process.destroy();
          forgetLastBuiltState();
          throw new OperationCanceledException();
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new OperationCanceledException();
    }
  }

  private void fail(int code, String said) throws CoreException {
    if (code != FAILED) {
      CascadePlugin.log().error("`cascade generate` ended with " + code + ":\n" + said);
    }
    mark(
        "No Java was written for `"
            + getProject().getName()
            + "`, since its Cascade sources have errors; what was written before stays.");
  }

  private void mark(String message) throws CoreException {
    getProject()
        .createMarker(
            MARKER, Map.of(IMarker.MESSAGE, message, IMarker.SEVERITY, IMarker.SEVERITY_ERROR));
  }

  /** The folder of what is written, which is made if it is not there. */
  private IFolder output() throws CoreException {
    IContainer inside = getProject();
    IFolder folder = null;
    for (String name : OUTPUT.split("/")) {
      folder = inside.getFolder(org.eclipse.core.runtime.IPath.fromOSString(name));
      if (!folder.exists()) {
        folder.create(IResource.DERIVED | IResource.FORCE, true, null);
      }
      inside = folder;
    }
    return folder;
  }

  @Override
  protected void clean(IProgressMonitor monitor) throws CoreException {
    getProject().deleteMarkers(MARKER, false, IResource.DEPTH_ZERO);
    IFolder folder = getProject().getFolder(OUTPUT);
    if (folder.exists()) {
      folder.delete(true, monitor);
    }
  }
}
