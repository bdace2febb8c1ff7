package org.cascade.lang.ui.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;

/** Tells the server of files and projects that come, go and change in the workspace. */
public final class FileChanges implements IResourceChangeListener {
  private static final Set<String> WATCHED = Set.of("cascade", "xml", "class", "jar");

  private final Server server;

  /** Tells this server. */
  public FileChanges(Server server) {
    this.server = server;
  }

  @Override
  public void resourceChanged(IResourceChangeEvent event) {
    List<FileEvent> files = new ArrayList<>();
    List<WorkspaceFolder> added = new ArrayList<>();
    List<WorkspaceFolder> removed = new ArrayList<>();
    try {
      event
          .getDelta()
          .accept(change -> {
            if (change.getResource() instanceof IProject project && project.getLocation() != null) {
              projectChanged(change, project, added, removed);
            } else {
              fileChanged(change, files);
            }
            return true;
          });
    } catch (CoreException e) {
      CascadePlugin.log().error(e.getMessage(), e);
    }
    if (!files.isEmpty()) {
      server.inOrder(to ->
          to.ifPresent(s ->
              s.getWorkspaceService()
                  .didChangeWatchedFiles(new DidChangeWatchedFilesParams(files))));
    }
    if (!added.isEmpty() || !removed.isEmpty()) {
      DidChangeWorkspaceFoldersParams changed =
          new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(added, removed));
      server.inOrder(
          to -> to.ifPresent(s -> s.getWorkspaceService().didChangeWorkspaceFolders(changed)));
    }
  }

  private static void projectChanged(
      IResourceDelta change,
      IProject project,
      List<WorkspaceFolder> added,
      List<WorkspaceFolder> removed) {
    WorkspaceFolder folder =
        new WorkspaceFolder(
            Places.uri(Path.of(project.getLocation().toOSString())), project.getName());
    boolean opened = (change.getFlags() & IResourceDelta.OPEN) != 0;
    if (project.isOpen() && (opened || change.getKind() == IResourceDelta.ADDED)) {
      added.add(folder);
    } else if (!project.isOpen() && (opened || change.getKind() == IResourceDelta.REMOVED)) {
      removed.add(folder);
    }
  }

  private static void fileChanged(IResourceDelta change, List<FileEvent> files) {
    IResource file = change.getResource();
    boolean watched =
        file.getType() == IResource.FILE
            && file.getLocation() != null
            && file.getFileExtension() != null
            && WATCHED.contains(file.getFileExtension());
    boolean content =
        change.getKind() != IResourceDelta.CHANGED
            || (change.getFlags() & IResourceDelta.CONTENT) != 0;
    if (watched && content) {
      FileChangeType type =
          switch (change.getKind()) {
            case IResourceDelta.ADDED -> FileChangeType.Created;
            case IResourceDelta.REMOVED -> FileChangeType.Deleted;
            default -> FileChangeType.Changed;
          };
      files.add(new FileEvent(Places.uri(Path.of(file.getLocation().toOSString())), type));
    }
  }
}
