package org.cascade.lang.ui.editor;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cascade.lang.ui.client.Places;
import org.cascade.lang.ui.launch.Programs;
import org.cascade.lang.ui.search.ReferenceSearch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;

/** Does what a lens offers. */
final class LensCommands {
  private static final String REFERENCES = "cascade.showReferences";
  private static final String RUN = "cascade.run";
  private static final String RUN_TEST = "cascade.runTest";
  private static final Gson JSON = new MessageJsonHandler(java.util.Map.of()).getGson();

  private LensCommands() {}

  static boolean knows(Command command) {
    return List.of(REFERENCES, RUN, RUN_TEST).contains(command.getCommand());
  }

  static void execute(Command command) {
    List<Object> arguments = command.getArguments();
    switch (command.getCommand()) {
      case REFERENCES ->
          ReferenceSearch.show(
              command.getTitle(),
              Arrays.asList(JSON.fromJson((JsonElement) arguments.get(2), Location[].class)));
      case RUN -> Programs.launch(file(arguments), ILaunchManager.RUN_MODE);
      case RUN_TEST ->
          Programs.launch(file(arguments), text(arguments.get(1)), ILaunchManager.RUN_MODE);
      default -> throw new IllegalArgumentException(command.getCommand());
    }
  }

  private static Path file(List<Object> arguments) {
    return Places.path(text(arguments.getFirst()));
  }

  private static String text(Object argument) {
    return ((JsonElement) argument).getAsString();
  }
}
