package org.cascade.lang.ide.debug.values;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import java.util.List;
import java.util.Optional;

/**
 * Asks values of a stopped program by running methods of theirs on the thread that has stopped.
 * Only methods of the runtime and of Java are run, so that no code of the user's is.
 *
 * @param answers whether the thread has stopped where it can run something
 */
record Conversation(VirtualMachine vm, ThreadReference thread, boolean answers) {

  /** What a method without effects gives; absent if it cannot be asked now. */
  Optional<Value> ask(ObjectReference target, String method, String descriptor, Value... args) {
    if (!answers || !(target.referenceType() instanceof ClassType type)) {
      return Optional.empty();
    }
    Method found = type.concreteMethodByName(method, descriptor);
    if (found == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          target.invokeMethod(
              thread, found, List.of(args), ObjectReference.INVOKE_SINGLE_THREADED));
    } catch (InvocationException e) {
      return Optional.empty(); // it has no answer
    } catch (InvalidTypeException | ClassNotLoadedException | IncompatibleThreadStateException e) {
      throw new IllegalStateException("`" + method + "` cannot be asked", e);
    }
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
    return ask(target, method, "()J").map(v -> ((com.sun.jdi.LongValue) v).value());
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
        .flatMap(s -> object(s, "skip", "(J)" + stream, vm.mirrorOf(from)))
        .flatMap(s -> object(s, "limit", "(J)" + stream, vm.mirrorOf(count)))
        .flatMap(s -> object(s, "toArray", "()[Ljava/lang/Object;"))
        .map(array -> ((ArrayReference) array).getValues())
        .orElse(List.of());
  }
}
