package org.cascade.lang.ide.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cascade.lang.ide.hover.Description;
import org.cascade.lang.ide.hover.Keywords;
import org.cascade.lang.ide.text.Positions;
import org.cascade.lang.ide.workspace.Snapshot;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Proposals in the protocol's form. Documentation follows when one of them is looked at. */
public final class CompletionLists {
  /** Those of the last list, which an editor may ask more about. */
  private List<Proposal> last = List.of();

  private long number;

  public CompletionList of(Snapshot snapshot, int offset, List<Proposal> proposals) {
    long list = remember(proposals);
    String prefix = Completions.prefix(snapshot.source().text(), offset);
    Range place = Positions.range(snapshot.source(), offset - prefix.length(), offset);
    List<CompletionItem> items = new ArrayList<>();
    for (int i = 0; i < proposals.size(); i++) {
      items.add(item(proposals.get(i), place, list + ":" + i));
    }
    return new CompletionList(false, items);
  }

  private synchronized long remember(List<Proposal> proposals) {
    last = List.copyOf(proposals);
    return ++number;
  }

  private static CompletionItem item(Proposal proposal, Range place, String key) {
    CompletionItem item = new CompletionItem(proposal.label());
    item.setKind(proposal.kind());
    item.setDetail(proposal.detail());
    item.setSortText("%03d %s".formatted(proposal.rank(), proposal.label()));
    item.setFilterText(proposal.label());
    item.setTextEdit(Either.forLeft(new TextEdit(place, proposal.insert())));
    item.setInsertTextFormat(
        proposal.snippet() ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    if (!proposal.edits().isEmpty()) {
      item.setAdditionalTextEdits(proposal.edits());
    }
    item.setData(key);
    return item;
  }

  /** The item with its documentation, if its list is still the last one. */
  public synchronized CompletionItem resolve(CompletionItem item) {
    String[] key = String.valueOf(item.getData()).replace("\"", "").split(":");
    if (key.length == 2 && key[0].equals(String.valueOf(number))) {
      Proposal proposal = last.get(Integer.parseInt(key[1]));
      Optional<String> doc =
          proposal
              .entity()
              .map(Description::doc)
              .or(() -> Keywords.meaning(proposal.label()))
              .filter(d -> !d.isBlank());
      doc.ifPresent(d -> item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, d.strip())));
    }
    return item;
  }
}
