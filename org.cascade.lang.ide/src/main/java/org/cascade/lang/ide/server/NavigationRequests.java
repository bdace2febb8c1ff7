package org.cascade.lang.ide.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cascade.lang.ide.hierarchy.Calls;
import org.cascade.lang.ide.hierarchy.Kinds;
import org.cascade.lang.ide.hover.Hovers;
import org.cascade.lang.ide.navigation.Navigation;
import org.cascade.lang.ide.workspace.Snapshot;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.TypeHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchySubtypesParams;
import org.eclipse.lsp4j.TypeHierarchySupertypesParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Questions about a name at a place: what it is, where it is, what calls it. */
interface NavigationRequests extends TextDocumentService {

  /** How features are asked. */
  Asking asking();

  @Override
  default CompletableFuture<Hover> hover(HoverParams params) {
    return asking().at("hover", params, Asking.none(), (s, o) -> Asking.orNone(Hovers.at(s, o)));
  }

  @Override
  default CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return places("definition", params, Navigation::definition);
  }

  @Override
  default CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      typeDefinition(TypeDefinitionParams params) {
    return places("typeDefinition", params, Navigation::typeDefinition);
  }

  @Override
  default CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      implementation(ImplementationParams params) {
    return places("implementation", params, Navigation::implementation);
  }

  private CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> places(
      String what,
      TextDocumentPositionParams params,
      java.util.function.BiFunction<Snapshot, Integer, List<Location>> question) {
    return asking()
        .at(
            what,
            params,
            Either.forLeft(List.of()),
            (s, o) -> Either.forLeft(question.apply(s, o)));
  }

  @Override
  default CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean declaration = params.getContext().isIncludeDeclaration();
    return asking()
        .at("references", params, List.of(), (s, o) -> Navigation.references(s, o, declaration));
  }

  @Override
  default CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return asking().at("documentHighlight", params, List.of(), Navigation::highlights);
  }

  @Override
  default CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(
      CallHierarchyPrepareParams params) {
    return asking().at("prepareCallHierarchy", params, List.of(), Calls::prepare);
  }

  @Override
  default CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
      CallHierarchyIncomingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return asking().of("incomingCalls", item.getUri(), List.of(), s -> Calls.incoming(s, item));
  }

  @Override
  default CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
      CallHierarchyOutgoingCallsParams params) {
    CallHierarchyItem item = params.getItem();
    return asking().of("outgoingCalls", item.getUri(), List.of(), s -> Calls.outgoing(s, item));
  }

  @Override
  default CompletableFuture<List<TypeHierarchyItem>> prepareTypeHierarchy(
      TypeHierarchyPrepareParams params) {
    return asking().at("prepareTypeHierarchy", params, List.of(), Kinds::prepare);
  }

  @Override
  default CompletableFuture<List<TypeHierarchyItem>> typeHierarchySupertypes(
      TypeHierarchySupertypesParams params) {
    TypeHierarchyItem item = params.getItem();
    return asking().of("supertypes", item.getUri(), List.of(), s -> Kinds.above(s, item));
  }

  @Override
  default CompletableFuture<List<TypeHierarchyItem>> typeHierarchySubtypes(
      TypeHierarchySubtypesParams params) {
    TypeHierarchyItem item = params.getItem();
    return asking().of("subtypes", item.getUri(), List.of(), s -> Kinds.below(s, item));
  }
}
