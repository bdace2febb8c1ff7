package org.cascade.lang.ide.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.cascade.lang.ide.index.DiskIndex;
import org.cascade.lang.refine.solve.ProofCache;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** The way between an editor and its server: standard input and output, or a socket. */
public final class EditorConnection {
  private EditorConnection() {}

  /**
   * Serves one editor until it says good-bye or is gone.
   *
   * @param port where to wait for it; absent for standard input and output
   * @return whether it said good-bye
   */
  public static boolean serve(OptionalInt port, ProofCache proofs, DiskIndex index)
      throws IOException, InterruptedException {
    return port.isPresent()
        ? onSocket(port.getAsInt(), proofs, index)
        : onStandardStreams(proofs, index);
  }

  private static boolean onStandardStreams(ProofCache proofs, DiskIndex index)
      throws InterruptedException {
    OutputStream out = System.out;
    // Whatever prints must not get between the protocol's messages.
    System.setOut(new PrintStream(System.err, true));
    return serve(System.in, out, proofs, index);
  }

  private static boolean onSocket(int port, ProofCache proofs, DiskIndex index)
      throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Socket editor = server.accept()) {
      return serve(editor.getInputStream(), editor.getOutputStream(), proofs, index);
    }
  }

  /**
   * Serves one editor on a connection that is there already.
   *
   * @return whether it said good-bye
   */
  public static boolean serve(InputStream in, OutputStream out, ProofCache proofs, DiskIndex index)
      throws InterruptedException {
    try (CascadeServer server = new CascadeServer(proofs, index)) {
      Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
      server.connect(launcher.getRemoteProxy(), launcher.getRemoteEndpoint());
      var listening = launcher.startListening();
      server.whenGone(() -> listening.cancel(true));
      listening.get();
      return server.isShutDown();
    } catch (java.util.concurrent.CancellationException e) {
      return true; // the editor asked for the end
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError full) {
        throw full; // nothing can be read any more: the editor starts another one
      }
      return false; // the connection broke: there is nobody to tell
    }
  }
}
