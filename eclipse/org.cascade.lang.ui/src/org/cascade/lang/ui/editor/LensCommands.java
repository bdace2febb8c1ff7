package org.cascade.lang.ui.editor;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.List;
import org.cascade.lang.ui.search.ReferenceSearch;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;

/** Does what a lens offers. */
final class LensCommands {
  private static final String REFERENCES = "cascade.showReferences";
  private static final Gson JSON = new MessageJsonHandler(java.util.Map.of()).getGson();

  private LensCommands() {}

  static boolean knows(Command command) {
    return command.getCommand().equals(REFERENCES);
  }

  static void execute(Command command) {
    List<Object> arguments = command.getArguments();
    if (command.getCommand().equals(REFERENCES)) {
      Location[] places = JSON.fromJson((JsonElement) arguments.get(2), Location[].class);
      ReferenceSearch.show(command.getTitle(), Arrays.asList(places));
    }
  }
}
