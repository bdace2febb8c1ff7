package org.cascade.lang.ui.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cascade.lang.ui.preferences.Settings;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/**
 * One run of the server: its process and the conversation with it. Used by the sending thread only.
 */
final class Session {
  private static final long START_WITHIN_SECONDS = 60;
  private static final long STOP_WITHIN_SECONDS = 3;

  private final ServerProcess process;
  private final CascadeLanguageServer server;
  private final ExecutorService readers;
  private InitializeResult told;

  /** Starts the process; nothing is said yet. */
  Session(List<String> command, WorkbenchClient client) throws IOException {
    process = new ServerProcess(command);
    readers =
        Executors.newCachedThreadPool(work -> {
          Thread reader = new Thread(work, "Cascade: from the server");
          reader.setDaemon(true);
          return reader;
        });
    Launcher<CascadeLanguageServer> launcher =
        new Launcher.Builder<CascadeLanguageServer>()
            .setLocalService(client)
            .setRemoteInterface(CascadeLanguageServer.class)
            .setInput(process.fromServer())
            .setOutput(process.toServer())
            .setExecutorService(readers)
            .create();
    server = launcher.getRemoteProxy();
    launcher.startListening();
  }

  /** Introduces both sides to each other. */
  void begin() throws InterruptedException, ExecutionException, TimeoutException {
    InitializeParams hello = new InitializeParams();
    hello.setProcessId((int) ProcessHandle.current().pid());
    hello.setCapabilities(Abilities.all());
    hello.setWorkspaceFolders(folders());
    com.google.gson.JsonObject options = new com.google.gson.JsonObject();
    options.addProperty("status", true);
    options.add("settings", Settings.forServer());
    hello.setInitializationOptions(options);
    told = server.initialize(hello).get(START_WITHIN_SECONDS, TimeUnit.SECONDS);
    server.initialized(new InitializedParams());
  }

  /** What the server said that it can do. */
  InitializeResult told() {
    return told;
  }

  CascadeLanguageServer server() {
    return server;
  }

  ServerProcess process() {
    return process;
  }

  /** Says good-bye and waits until the process is gone. */
  void end() {
    try {
      server.shutdown().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
      server.exit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.kill();
    } catch (ExecutionException | TimeoutException e) {
      // One that does not answer any more is not asked twice.
      process.kill();
    }
    process.end();
    readers.shutdown();
  }

  /** Ends what is left of one whose process has ended. */
  void bury() {
    process.kill();
    readers.shutdown();
  }

  static List<WorkspaceFolder> folders() {
    return java.util.Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
        .filter(IProject::isAccessible)
        .filter(project -> project.getLocation() != null)
        .map(project ->
            new WorkspaceFolder(
                Places.uri(Path.of(project.getLocation().toOSString())), project.getName()))
        .toList();
  }
}
