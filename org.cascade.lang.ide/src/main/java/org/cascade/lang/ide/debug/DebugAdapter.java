package org.cascade.lang.ide.debug;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cascade.lang.ide.debug.machine.Machine.Step;
import org.cascade.lang.ide.debug.values.NotKnown;
import org.eclipse.lsp4j.debug.BreakpointLocationsArguments;
import org.eclipse.lsp4j.debug.BreakpointLocationsResponse;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionInfoArguments;
import org.eclipse.lsp4j.debug.ExceptionInfoResponse;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.jspecify.annotations.Nullable;

/** What an editor asks of a debugger: hands on to the session, in the order of the messages. */
public final class DebugAdapter implements IDebugProtocolServer, AutoCloseable {
  private static final int REFUSED = 1;
  private static final int PAUSE_MILLIS = 500;
  private static final int MOST_MILLIS_TO_ANSWER = 1000;

  private final ScheduledExecutorService orders =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cascade-debug");
        thread.setDaemon(true);
        return thread;
      });
  private final Editor editor = new Editor();
  private final Session session;
  private volatile Runnable gone = () -> {};

  public DebugAdapter(ProgramStarter starter) {
    this.session = new Session(starter, editor);
  }

  /** Says what is to be done when the editor ends the session. */
  public void whenGone(Runnable action) {
    gone = action;
  }

  /** Says where messages to the editor go. */
  public void connect(IDebugProtocolClient client) {
    editor.connect(client);
  }

  // ---- how requests are answered ----

  /** Something that can be refused; null for an answer without content. */
  private interface Answer<T> {
    @Nullable T give() throws RefusedLaunch, NotKnown, IOException;
  }

  private <T> CompletableFuture<T> ask(Answer<T> answer) {
    CompletableFuture<T> future = new CompletableFuture<>();
    orders.execute(() -> {
      try {
        future.complete(answer.give());
      } catch (RefusedLaunch | NotKnown | IOException e) {
        future.completeExceptionally(refused(String.valueOf(e.getMessage())));
      } catch (RuntimeException e) {
        editor.mistake(e);
        future.completeExceptionally(refused("The debugger made a mistake: " + e));
      }
    });
    return future;
  }

  private CompletableFuture<Void> order(Runnable action) {
    return ask(() -> {
      action.run();
      return null;
    });
  }

  /** Has the program go on once the answer is on its way: a stop that follows is told after it. */
  private <T> CompletableFuture<T> then(@Nullable T answer, Runnable action) {
    CompletableFuture<T> future = new CompletableFuture<>();
    orders.execute(() -> {
      try {
        for (int i = 0; i < MOST_MILLIS_TO_ANSWER && future.getNumberOfDependents() == 0; i++) {
          Thread.sleep(1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      future.complete(answer);
      try {
        action.run();
      } catch (RuntimeException e) {
        editor.mistake(e);
      }
    });
    return future;
  }

  private static ResponseErrorException refused(String message) {
    Map<String, Object> shown = Map.of("id", REFUSED, "format", message, "showUser", true);
    return new ResponseErrorException(new ResponseError(REFUSED, message, Map.of("error", shown)));
  }

  // ---- the session ----

  @Override
  public CompletableFuture<Capabilities> initialize(InitializeRequestArguments args) {
    editor.initialize(args);
    return CompletableFuture.completedFuture(Abilities.all());
  }

  @Override
  public CompletableFuture<Void> launch(Map<String, Object> args) {
    return ask(() -> {
      session.launch(Launch.of(args));
      return null;
    });
  }

  @Override
  public CompletableFuture<Void> configurationDone(ConfigurationDoneArguments args) {
    return order(session::run);
  }

  @Override
  public CompletableFuture<Void> terminate(TerminateArguments args) {
    session.terminate();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> disconnect(DisconnectArguments args) {
    session.close();
    orders.schedule(gone, 100, TimeUnit.MILLISECONDS); // the answer goes first
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    session.close();
    orders.shutdownNow();
  }

  // ---- where to stop ----

  @Override
  public CompletableFuture<SetBreakpointsResponse> setBreakpoints(SetBreakpointsArguments args) {
    return ask(() -> session.setBreakpoints(args));
  }

  @Override
  public CompletableFuture<BreakpointLocationsResponse> breakpointLocations(
      BreakpointLocationsArguments args) {
    return ask(() -> session.locations(args));
  }

  @Override
  public CompletableFuture<SetExceptionBreakpointsResponse> setExceptionBreakpoints(
      SetExceptionBreakpointsArguments args) {
    return ask(() -> {
      List<String> filters = Arrays.asList(args.getFilters());
      session.stopAtAborts(
          filters.contains(Abilities.UNCAUGHT), filters.contains(Abilities.CAUGHT));
      return new SetExceptionBreakpointsResponse();
    });
  }

  // ---- going on ----

  @Override
  public CompletableFuture<ContinueResponse> continue_(ContinueArguments args) {
    ContinueResponse response = new ContinueResponse();
    response.setAllThreadsContinued(true);
    return then(response, session::resume);
  }

  @Override
  public CompletableFuture<Void> next(NextArguments args) {
    return then(null, () -> session.step(args.getThreadId(), Step.OVER));
  }

  @Override
  public CompletableFuture<Void> stepIn(StepInArguments args) {
    return then(null, () -> session.step(args.getThreadId(), Step.INTO));
  }

  @Override
  public CompletableFuture<Void> stepOut(StepOutArguments args) {
    return then(null, () -> session.step(args.getThreadId(), Step.OUT));
  }

  /** What does not come to a line soon, since it waits or is deep in Java, is stopped as it is. */
  @Override
  public CompletableFuture<Void> pause(PauseArguments args) {
    return then(
        null,
        () -> {
          session.pause();
          orders.schedule(session::freeze, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  // ---- what is there ----

  @Override
  public CompletableFuture<ThreadsResponse> threads() {
    return ask(session::threads);
  }

  @Override
  public CompletableFuture<StackTraceResponse> stackTrace(StackTraceArguments args) {
    return ask(() -> session.inspection().stack(args));
  }

  @Override
  public CompletableFuture<ScopesResponse> scopes(ScopesArguments args) {
    return ask(() -> session.inspection().scopes(args.getFrameId()));
  }

  @Override
  public CompletableFuture<VariablesResponse> variables(VariablesArguments args) {
    return ask(() -> session.inspection().variables(args));
  }

  @Override
  public CompletableFuture<SetVariableResponse> setVariable(SetVariableArguments args) {
    return ask(() -> session.inspection().set(args));
  }

  @Override
  public CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments args) {
    return ask(() -> session.inspection().evaluate(args));
  }

  @Override
  public CompletableFuture<ExceptionInfoResponse> exceptionInfo(ExceptionInfoArguments args) {
    return ask(session::abort);
  }

  @Override
  public CompletableFuture<SourceResponse> source(SourceArguments args) {
    return ask(() -> session.inspection().source(args));
  }
}
