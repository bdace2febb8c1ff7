package org.cascade.lang.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/**
 * Somebody who works in dialogs: these keep the workbench's thread, so that a thread of its own
 * presses the keys.
 */
final class Person {
  private final Display display;

  private Person(Display display) {
    this.display = display;
  }

  /** What somebody does. */
  interface Work {
    void run(Person person) throws Exception;
  }

  /** Lets somebody work until all is done. */
  static void does(Work work) {
    Display display = Workbench.display();
    AtomicReference<Throwable> fault = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run(new Person(display));
              } catch (Throwable e) {
                fault.set(e);
                display.syncExec(() -> {
                  Workbench.picture("person-failed");
                  // Dialogs that stay open would stop the test for ever.
                  for (Shell shell : display.getShells()) {
                    if (shell.getParent() != null && !shell.isDisposed()) {
                      shell.close();
                    }
                  }
                });
              }
            },
            "person");
    thread.start();
    assertTrue(
        Workbench.pump(() -> !thread.isAlive(), 4 * Workbench.SECONDS),
        "the person does not get on");
    if (fault.get() != null) {
      throw new AssertionError(fault.get().getMessage(), fault.get());
    }
  }

  void press(String keys) throws Exception {
    hands("key", keys);
  }

  void type(String text) throws Exception {
    hands("type", "--delay", "40", text);
  }

  /** Clicks on the button of a dialog. */
  void click(String label) throws Exception {
    waitFor("button " + label, () -> button(label).filter(Button::isEnabled).isPresent());
    Point at =
        sees(() ->
            button(label)
                .map(b -> b.toDisplay(b.getSize().x / 2, b.getSize().y / 2))
                .orElseThrow());
    hands("mousemove", Integer.toString(at.x), Integer.toString(at.y), "click", "1");
  }

  private static Optional<Button> button(String label) {
    return Arrays.stream(Workbench.display().getShells())
        .filter(shell -> shell.isVisible() && shell.getParent() != null)
        .flatMap(shell -> Workbench.all(shell, Button.class).stream())
        .filter(b -> b.isVisible() && b.getText().replace("&", "").startsWith(label))
        .findFirst();
  }

  private static void hands(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    // As long as a person takes to look.
    Thread.sleep(150);
  }

  void waitFor(String what, BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; i < 20 * Workbench.SECONDS; i++) {
      if (sees(holds::getAsBoolean)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no " + what + " within " + Workbench.SECONDS + " s");
  }

  /** Waits for a dialog of this title; gives its keys to it. */
  void waitForDialog(String title) throws InterruptedException {
    waitFor("dialog " + title, () -> dialog(title).isPresent());
    sees(() -> {
      dialog(title).ifPresent(Shell::forceActive);
      return true;
    });
    Thread.sleep(300);
  }

  void waitForNoDialog(String title) throws InterruptedException {
    waitFor("end of the dialog " + title, () -> dialog(title).isEmpty());
  }

  private static Optional<Shell> dialog(String title) {
    return Workbench.shell(shell -> shell.getText().startsWith(title));
  }

  void picture(String name) {
    sees(() -> {
      Workbench.picture(name);
      return true;
    });
  }

  <T> T sees(Supplier<T> look) {
    AtomicReference<T> seen = new AtomicReference<>();
    display.syncExec(() -> seen.set(look.get()));
    return seen.get();
  }
}
