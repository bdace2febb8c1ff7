package org.cascade.lang.tests.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How debugged programs begin and end. */
@Tag("slow")
class SessionTest {
  @TempDir private Path folder = Path.of("");

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void whatCannotBeStartedIsRefused() throws IOException {
    String wrong = write("wrong.cascade", "let x = 1\nprintln(y)\n");
    String idle = write("idle.cascade", "let f() -> Int = 1\n");
    try (Client client = Client.open()) {
      var adapter = client.adapter();
      String refusal = Client.refusal(adapter.launch(Map.of("program", wrong)));
      assertTrue(refusal.contains("wrong.cascade:2:9: error[CAS0100]"), refusal);
      assertTrue(client.output("stderr").contains("There is no `y` here"));
      assertEquals(
          "The launch configuration has no `program`. Name a `.cascade` file or a folder.",
          Client.refusal(adapter.launch(Map.of())));
      assertEquals(
          "`args` of the launch configuration is `x`, but has to be an array of strings.",
          Client.refusal(adapter.launch(Map.of("program", idle, "args", "x"))));
      String nothing = Client.refusal(adapter.launch(Map.of("program", idle)));
      assertTrue(nothing.startsWith("There is nothing to run in"), nothing);
    }
  }

  @Test
  void aProgramRunsWithoutStoppingAndTellsItsExitCode() throws IOException {
    String aborts = write("aborts.cascade", "println(\"hi\")\nlet a = [1]\nprintln(a[a.length])\n");
    try (Client client = Client.open()) {
      Client.get(client.adapter().launch(Map.of("program", aborts, "noDebug", true)));
      assertEquals(1, client.exitCode());
      assertEquals("hi\n", client.output("stdout"));
      assertTrue(client.output("stderr").contains("  at aborts.cascade:3"));
    }
  }

  @Test
  void whatRunsOnAndOnIsPausedAndEnded() throws IOException {
    String endless = write("endless.cascade", "var n = 0\nwhile true {\n    n := (n + 1) % 7\n}\n");
    try (Client client = Client.open()) {
      client.launch(Map.of("program", endless, "stopOnEntry", true));
      Client.get(client.adapter().configurationDone(new ConfigurationDoneArguments()));
      StoppedEventArguments entry = client.stop();
      assertEquals("entry", entry.getReason());
      goOn(client, entry);
      Client.get(client.adapter().pause(new PauseArguments()));
      StoppedEventArguments pause = client.stop();
      assertEquals("pause", pause.getReason());
      StackTraceArguments stack = new StackTraceArguments();
      stack.setThreadId(pause.getThreadId());
      assertEquals(3, Client.get(client.adapter().stackTrace(stack)).getStackFrames()[0].getLine());
      Client.get(client.adapter().terminate(new TerminateArguments()));
      client.await("exited");
      client.await("terminated");
    }
  }

  private static void goOn(Client client, StoppedEventArguments at) {
    ContinueArguments args = new ContinueArguments();
    args.setThreadId(at.getThreadId());
    Client.get(client.adapter().continue_(args));
  }

  @Test
  void dataThatAnotherRunHoldsIsTold() throws IOException {
    String stored =
        write(
            "stored.cascade",
            """
            space Counter {
                state n: Int = 0
                transform increment() -> Int { n := n + 1; n }
            }
            let counter = Counter.new()
            println(counter.increment())
            """);
    List<String> options = List.of("--data", folder.resolve("data").toString());
    Map<String, Object> attributes = Map.of("program", stored, "options", options);
    try (Client first = Client.open();
        Client second = Client.open()) {
      first.launch(attributes);
      breakAt(first, stored, 6);
      Client.get(first.adapter().configurationDone(new ConfigurationDoneArguments()));
      StoppedEventArguments stop = first.stop();
      second.launch(attributes);
      Client.get(second.adapter().configurationDone(new ConfigurationDoneArguments()));
      assertEquals(1, second.exitCode());
      assertTrue(second.output("stderr").contains("is in use by process"));
      goOn(first, stop);
      assertEquals(0, first.exitCode());
      assertEquals("1\n", first.output("stdout"));
    }
  }

  private static void breakAt(Client client, String program, int line) {
    SetBreakpointsArguments args = new SetBreakpointsArguments();
    Source source = new Source();
    source.setPath(program);
    args.setSource(source);
    SourceBreakpoint one = new SourceBreakpoint();
    one.setLine(line);
    args.setBreakpoints(new SourceBreakpoint[] {one});
    Client.get(client.adapter().setBreakpoints(args));
  }
}
