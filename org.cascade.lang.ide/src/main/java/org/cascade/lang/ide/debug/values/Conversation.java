package org.cascade.lang.ide.debug.values;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.LongValue;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks values of a stopped program by running methods of theirs on the thread that has stopped.
 * Only methods of the runtime and of Java are run, so that no code of the user's is. A thread that
 * stands still may hold what a method needs: then there is no answer, now or later in this stop.
 */
public final class Conversation {
  private static final long PATIENCE_MILLIS = 1_000;

  private static final ExecutorService ASKING =
      Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "cascade-debug-asking");
        thread.setDaemon(true);
        return thread;
      });

  private final ThreadReference thread;
  private volatile boolean answers;
  private volatile boolean over;

  /**
   * @param answers whether the thread has stopped where it can run something
   */
  public Conversation(ThreadReference thread, boolean answers) {
    this.thread = thread;
    this.answers = answers;
  }

  ThreadReference thread() {
    return thread;
  }

  VirtualMachine vm() {
    return thread.virtualMachine();
  }

  /** What a method without effects gives; absent if it cannot be asked now. */
  Optional<Value> ask(ObjectReference target, String method, String descriptor, Value... args) {
    if (!answers || !(target.referenceType() instanceof ClassType type)) {
      return Optional.empty();
    }
    Method found = type.concreteMethodByName(method, descriptor);
    if (found == null) {
      return Optional.empty();
    }
    Future<Optional<Value>> answer = ASKING.submit(() -> run(target, found, List.of(args)));
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answers = false;
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("`" + method + "` cannot be asked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<Value> run(ObjectReference target, Method method, List<Value> args)
      throws InvalidTypeException, ClassNotLoadedException, IncompatibleThreadStateException {
    int more = onceSuspended();
    try {
      return Optional.ofNullable(
          target.invokeMethod(thread, method, args, ObjectReference.INVOKE_SINGLE_THREADED));
    } catch (InvocationException e) {
      return Optional.empty(); // it has no answer
    } finally {
      for (int i = 0; i < more; i++) {
        thread.suspend();
      }
      if (over) {
        thread.resume(); // the answer came too late, and has left the thread suspended
      }
    }
  }

  /**
   * A thread is suspended once for each event that stopped all threads and is not told of yet, but
   * only resumed once to run something.
   *
   * @return how often it was suspended more than once
   */
  private int onceSuspended() {
    int more = Math.max(0, thread.suspendCount() - 1);
    for (int i = 0; i < more; i++) {
      thread.resume();
    }
    return more;
  }

  /** Says that the program goes on: nothing can be asked any more. */
  public void end() {
    over = true;
    answers = false;
  }

  /** The same, of an object that the method gives. */
  Optional<ObjectReference> object(
      ObjectReference target, String method, String descriptor, Value... args) {
    return ask(target, method, descriptor, args)
        .filter(ObjectReference.class::isInstance)
        .map(ObjectReference.class::cast);
  }

  /** The same, of a number. */
  Optional<Long> number(ObjectReference target, String method) {
    return ask(target, method, "()J").map(v -> ((LongValue) v).value());
  }

  /** What Java says of it. */
  Optional<String> text(ObjectReference target) {
    return ask(target, "toString", "()Ljava/lang/String;")
        .filter(StringReference.class::isInstance)
        .map(v -> ((StringReference) v).value());
  }

  /** Some elements of a collection. */
  List<Value> elements(ObjectReference collection, long from, long count) {
    String stream = "Ljava/util/stream/Stream;";
    return object(collection, "stream", "()" + stream)
        .flatMap(s -> object(s, "skip", "(J)" + stream, vm().mirrorOf(from)))
        .flatMap(s -> object(s, "limit", "(J)" + stream, vm().mirrorOf(count)))
        .flatMap(s -> object(s, "toArray", "()[Ljava/lang/Object;"))
        .map(array -> ((ArrayReference) array).getValues())
        .orElse(List.of());
  }
}
