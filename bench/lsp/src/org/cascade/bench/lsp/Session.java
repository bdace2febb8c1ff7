package org.cascade.bench.lsp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** A person at work on one file: each step waits for its answer, and looks whether it is right. */
final class Session {
  private static final long MILLIS_BETWEEN_KEYS = 60;

  private final Candidate candidate;
  private final Connection connection;
  private final String uri;
  private final List<String> lines;
  private final List<Integer> anchors = new ArrayList<>();
  private int version = 1;

  Session(Candidate candidate, Connection connection, Path file) throws Exception {
    this.candidate = candidate;
    this.connection = connection;
    this.uri = file.toUri().toString();
    this.lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(candidate.anchor())) {
        anchors.add(i);
      }
    }
  }

  /** A file's text with a mistake in it. */
  static String withMistake(Candidate candidate, Path file) throws Exception {
    List<String> text = new ArrayList<>(Files.readAllLines(file));
    for (int i = 0; i < text.size(); i++) {
      if (text.get(i).contains(candidate.anchor())) {
        text.add(i + 1, candidate.wrong());
        return String.join("\n", text) + "\n";
      }
    }
    throw new IllegalStateException(file + " has no line with " + candidate.anchor());
  }

  /** Opens the file, which has a mistake; gives when that was told, from the process's start. */
  double openMistaken() throws Exception {
    open();
    connection.editor.await(uri, this::isMistake);
    return Connection.millisSince(connection.started);
  }

  /** Opens the file, which is right. */
  void openRight() throws Exception {
    open();
    connection.editor.await(uri, List::isEmpty);
  }

  private void open() {
    String text = String.join("\n", lines) + "\n";
    var item = new TextDocumentItem(uri, candidate.languageId(), version, text);
    connection.server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
  }

  /** Puts a wrong line in and takes it out again, somewhere else each time. */
  void edits(int count, Histogram broken, Histogram mended) throws Exception {
    for (int i = 0; i < count; i++) {
      int line = anchor(i) + 1;
      record(broken, () -> insert(line, candidate.wrong()), this::isMistake);
      record(mended, () -> remove(line, candidate.wrong()), List::isEmpty);
    }
  }

  /** Types a wrong line, key by key; what is measured begins with the last key. */
  void typing(int count, Histogram told) throws Exception {
    for (int i = 0; i < count; i++) {
      int line = anchor(i) + 1;
      change(new Range(new Position(line, 0), new Position(line, 0)), "\n");
      String text = candidate.wrong();
      for (int at = 0; at < text.length() - 1; at++) {
        key(line, at, text);
        Thread.sleep(MILLIS_BETWEEN_KEYS);
      }
      record(told, () -> key(line, text.length() - 1, text), this::isMistake);
      remove(line, text);
      connection.editor.await(uri, List::isEmpty);
    }
  }

  private void key(int line, int at, String text) {
    Position here = new Position(line, at);
    change(new Range(here, here), text.substring(at, at + 1));
  }

  /** Types {@code o.}, and asks what may follow; gives how often the answer lacked what it has. */
  int completions(int count, Histogram millis) throws Exception {
    int lacking = 0;
    for (int i = 0; i < count; i++) {
      int line = anchor(i) + 1;
      insert(line, "o.");
      long start = System.nanoTime();
      var params = new CompletionParams(new TextDocumentIdentifier(uri), new Position(line, 2));
      var answer =
          connection.server.getTextDocumentService().completion(params).get(1, TimeUnit.MINUTES);
      record(millis, start);
      List<CompletionItem> items =
          answer.isLeft() ? answer.getLeft() : answer.getRight().getItems();
      if (items.stream().noneMatch(item -> item.getLabel().startsWith(candidate.member()))) {
        lacking++;
      }
      remove(line, "o.");
    }
    connection.editor.await(uri, List::isEmpty);
    return lacking;
  }

  void hovers(int count, Histogram millis) throws Exception {
    List<Position> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int column = lines.get(i).indexOf(candidate.asked());
      if (column >= 0) {
        places.add(new Position(i, column));
      }
    }
    for (int i = 0; i < count; i++) {
      var params = new HoverParams(new TextDocumentIdentifier(uri), places.get(i % places.size()));
      long start = System.nanoTime();
      Hover told =
          connection.server.getTextDocumentService().hover(params).get(1, TimeUnit.MINUTES);
      record(millis, start);
      if (told == null) {
        throw new IllegalStateException(
            candidate.name() + " tells nothing at " + params.getPosition());
      }
    }
  }

  private int anchor(int turn) {
    return anchors.get(turn * 7 % anchors.size());
  }

  private boolean isMistake(List<Diagnostic> errors) {
    return errors.size() == 1
        && String.valueOf(errors.getFirst().getMessage()).contains(candidate.mistake());
  }

  private void record(Histogram millis, Runnable edit, Predicate<List<Diagnostic>> expected)
      throws Exception {
    long start = System.nanoTime();
    edit.run();
    connection.editor.await(uri, expected);
    record(millis, start);
  }

  private static void record(Histogram millis, long start) {
    millis.recordValue((System.nanoTime() - start) / 1000);
  }

  private void insert(int line, String text) {
    change(new Range(new Position(line, 0), new Position(line, 0)), text + "\n");
  }

  private void remove(int line, String text) {
    change(new Range(new Position(line, 0), new Position(line + 1, 0)), "");
  }

  private void change(Range range, String text) {
    version++;
    connection
        .server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
  }
}
