package org.cascade.lang.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import org.cascade.lang.ui.client.Diagnostics;
import org.cascade.lang.ui.client.FileChanges;
import org.cascade.lang.ui.client.Server;
import org.cascade.lang.ui.client.ServerCommand;
import org.cascade.lang.ui.client.Troubles;
import org.cascade.lang.ui.commands.FormatOnSave;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.osgi.framework.BundleContext;

/** The plug-in: owns the one server of the workbench. */
public final class CascadePlugin extends AbstractUIPlugin {
  /** The plug-in's name, which its extensions begin with. */
  public static final String ID = "org.cascade.lang.ui";

  /** The content type of `.cascade` files. */
  public static final String CONTENT_TYPE = ID + ".source";

  private static CascadePlugin plugin;

  private Server server;
  private Diagnostics diagnostics;
  private Troubles troubles;
  private FileChanges changes;

  /** The running plug-in. */
  public static CascadePlugin get() {
    return plugin;
  }

  @Override
  public void start(BundleContext context) throws Exception {
    super.start(context);
    plugin = this;
    diagnostics = new Diagnostics();
    troubles = new Troubles();
    server = new Server(this::command, diagnostics, troubles);
    FileBuffers.getTextFileBufferManager().addFileBufferListener(server.documents());
    changes = new FileChanges(server);
    ResourcesPlugin.getWorkspace()
        .addResourceChangeListener(changes, IResourceChangeEvent.POST_CHANGE);
    PlatformUI.getWorkbench().getDisplay().asyncExec(CascadePlugin::listenToCommands);
  }

  private static void listenToCommands() {
    PlatformUI.getWorkbench()
        .getService(ICommandService.class)
        .addExecutionListener(new FormatOnSave());
  }

  @Override
  public void stop(BundleContext context) throws Exception {
    FileBuffers.getTextFileBufferManager().removeFileBufferListener(server.documents());
    ResourcesPlugin.getWorkspace().removeResourceChangeListener(changes);
    server.stop();
    super.stop(context);
  }

  /** The language server, which is started when it is first asked something. */
  public Server server() {
    return server;
  }

  /** What the server has told of files. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }

  /** What went wrong with the server. */
  public Troubles troubles() {
    return troubles;
  }

  /** The plug-in's log, which the view "Error Log" shows. */
  public static ILog log() {
    return ILog.of(CascadePlugin.class);
  }

  /** The folder of the compiler's jars. */
  public Path library() {
    URL inside = getBundle().getEntry("lib/");
    if (inside == null) {
      throw new IllegalStateException(
          "The plug-in `" + ID + "` has no folder `lib`: install it anew.");
    }
    try {
      return Path.of(FileLocator.toFileURL(inside).getPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How the compiler is started, as the settings are now. */
  public ServerCommand command() {
    return ServerCommand.of(library());
  }
}
