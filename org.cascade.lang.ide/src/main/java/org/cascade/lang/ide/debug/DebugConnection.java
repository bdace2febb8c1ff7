package org.cascade.lang.ide.debug;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.debug.launch.DSPLauncher;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** The way between an editor and its debugger: standard input and output, or a socket. */
public final class DebugConnection {
  private DebugConnection() {}

  /**
   * Serves one editor until it is gone.
   *
   * @param port where to wait for it; absent for standard input and output
   */
  public static void serve(OptionalInt port, ProgramStarter starter)
      throws IOException, InterruptedException {
    if (port.isPresent()) {
      try (ServerSocket server =
              new ServerSocket(port.getAsInt(), 1, InetAddress.getLoopbackAddress());
          Socket editor = server.accept()) {
        serve(editor.getInputStream(), editor.getOutputStream(), starter);
      }
    } else {
      OutputStream out = System.out;
      // Whatever prints must not get between the protocol's messages.
      System.setOut(new PrintStream(System.err, true));
      serve(System.in, out, starter);
    }
  }

  /** Serves the editor at the other end of two streams. */
  public static void serve(InputStream in, OutputStream out, ProgramStarter starter)
      throws InterruptedException {
    try (DebugAdapter adapter = new DebugAdapter(starter)) {
      Launcher<IDebugProtocolClient> launcher = DSPLauncher.createServerLauncher(adapter, in, out);
      adapter.connect(launcher.getRemoteProxy());
      var listening = launcher.startListening();
      adapter.whenGone(() -> listening.cancel(true));
      listening.get();
    } catch (CancellationException e) {
      return; // the editor has ended the session
    } catch (ExecutionException e) {
      return; // the connection broke: there is nobody to tell
    }
  }
}
