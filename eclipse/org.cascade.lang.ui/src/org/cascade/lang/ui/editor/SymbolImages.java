package org.cascade.lang.ui.editor;

import org.cascade.lang.ui.CascadePlugin;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.swt.graphics.Image;

/** The pictures of declarations, in lists and trees. */
public final class SymbolImages {
  private SymbolImages() {}

  /** Of a symbol. */
  public static Image of(SymbolKind kind) {
    return image(
        switch (kind) {
          case Function -> "function";
          case Method, Constructor -> "operation";
          case Class, Struct, Interface, TypeParameter -> "type";
          case Enum, EnumMember -> "variant";
          case Module, Namespace, Package, File -> "module";
          case Event -> "stream";
          case Property, Field -> "field";
          default -> "value";
        });
  }

  /** Of a proposal. */
  static Image of(CompletionItemKind kind) {
    return image(
        switch (kind) {
          case Function -> "function";
          case Method, Constructor -> "operation";
          case Class, Struct, Interface, TypeParameter -> "type";
          case Enum, EnumMember -> "variant";
          case Module, Folder, File -> "module";
          case Event -> "stream";
          case Property, Field -> "field";
          case Keyword, Snippet -> "word";
          default -> "value";
        });
  }

  private static Image image(String name) {
    ImageRegistry images = CascadePlugin.get().getImageRegistry();
    if (images.get(name) == null) {
      images.put(
          name,
          ResourceLocator.imageDescriptorFromBundle(CascadePlugin.ID, "icons/" + name + ".svg")
              .orElseGet(ImageDescriptor::getMissingImageDescriptor));
    }
    return images.get(name);
  }
}
