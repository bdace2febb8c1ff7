package org.cascade.lang.ui.client;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.notifications.NotificationPopup;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;

/** Says what went wrong with the server: in the log, and to the user what the user should know. */
public final class Troubles {
  private static final String PREFERENCES = CascadePlugin.ID + ".preferences";

  private final List<String> said = new CopyOnWriteArrayList<>();

  /** What the user has been told, the latest last. */
  public List<String> said() {
    return List.copyOf(said);
  }

  void noJdk(NoJdk fault) {
    CascadePlugin.log().error(fault.getMessage());
    said.add(fault.getMessage());
    onDisplay(() -> {
      int chosen =
          MessageDialog.open(
              MessageDialog.ERROR,
              PlatformUI.getWorkbench().getDisplay().getActiveShell(),
              "Cascade needs a JDK",
              fault.getMessage(),
              0,
              "Preferences…",
              "Close");
      if (chosen == 0) {
        PreferencesUtil.createPreferenceDialogOn(null, PREFERENCES, null, null).open();
      }
    });
  }

  void cannotStart(Exception fault, String lastWords) {
    tell(
        "The Cascade server could not be started, so there are no diagnostics and proposals: see"
            + " the Error Log. Preferences › Cascade names its JDK and options.",
        lastWords,
        fault);
  }

  void startedAgain(String lastWords) {
    tell(
        "The Cascade server had ended and was started again. Nothing that was typed is lost.",
        lastWords,
        null);
  }

  void gaveUp(String lastWords) {
    tell(
        "The Cascade server keeps ending and is not started any more: see the Error Log. "
            + "“Restart Server” in the menu “Cascade” tries again.",
        lastWords,
        null);
  }

  /** Something was not answered; what nobody waits for any more is no trouble. */
  void unanswered(Exception fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    boolean harmless =
        cause instanceof CancellationException
            || cause instanceof NotRunning
            || cause instanceof ResponseErrorException answer
                && isStale(answer.getResponseError().getCode());
    if (!harmless) {
      CascadePlugin.log().error("The Cascade server gave no answer: " + cause.getMessage(), cause);
    }
  }

  private static boolean isStale(int code) {
    return code == ResponseErrorCode.RequestCancelled.getValue()
        || code == ResponseErrorCode.ContentModified.getValue()
        || code == ResponseErrorCode.ServerCancelled.getValue();
  }

  /** A message that the server wants to be seen. */
  void message(String text) {
    tell(text, "", null);
  }

  private void tell(String message, String details, Exception fault) {
    CascadePlugin.log().warn(details.isEmpty() ? message : message + "\n" + details, fault);
    said.add(message);
    onDisplay(() ->
        NotificationPopup.forDisplay(Display.getCurrent())
            .title("Cascade", true)
            .text(message)
            .delay(8_000)
            .open());
  }

  private static void onDisplay(Runnable show) {
    if (PlatformUI.isWorkbenchRunning()) {
      PlatformUI.getWorkbench().getDisplay().asyncExec(show);
    }
  }
}
