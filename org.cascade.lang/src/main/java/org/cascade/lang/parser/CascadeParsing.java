package org.cascade.lang.parser;

import com.google.inject.Injector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cascade.lang.CascadeStandaloneSetup;
import org.cascade.lang.ast.AstBuilder;
import org.cascade.lang.ast.AstBuilder.TopItem;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Name;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.parser.antlr.ItemParser;
import org.cascade.lang.parser.antlr.ItemParser.Complaint;
import org.cascade.lang.parser.scan.Kind;
import org.cascade.lang.parser.scan.Lexeme;
import org.cascade.lang.parser.scan.Scanned;
import org.cascade.lang.parser.scan.Scanned.Fault;
import org.cascade.lang.source.Anchor;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.syntax.ExprNode;
import org.cascade.lang.syntax.ItemNode;
import org.eclipse.emf.ecore.EObject;

/**
 * Parses texts. Never fails, whatever the text: what is wrong with it is among the errors.
 *
 * <p>Each item at the top of a file is parsed on its own, by the generated parser: an error in one
 * hides none of the others. May be used by several threads at once.
 */
public final class CascadeParsing {
  /** More errors than that tell no one anything. */
  private static final int MOST_ERRORS = 100;

  private static final class Setup {
    static final Injector INJECTOR =
        new CascadeStandaloneSetup().createInjectorAndDoEMFRegistration();
  }

  private final ThreadLocal<ItemParser> parsers =
      ThreadLocal.withInitial(() -> Setup.INJECTOR.getInstance(ItemParser.class));

  /** Parses a whole file. */
  public Parsed parse(Source source) {
    return parse(source, new ItemCache());
  }

  /**
   * Parses a file of which an earlier version may have been parsed: items whose text is as it was
   * are taken from there, moved to where they stand now.
   */
  public Parsed parse(Source source, ItemCache cache) {
    Optional<Parsed> same = cache.same(source);
    if (same.isPresent()) {
      return same.get();
    }
    Parsed parsed = parseItems(source, cache);
    cache.keep(source, parsed);
    return parsed;
  }

  private Parsed parseItems(Source source, ItemCache cache) {
    Run run = new Run(source);
    cache.begin();
    Optional<List<Name>> header = Optional.empty();
    List<Module.Import> imports = new ArrayList<>();
    List<Module.Item> items = new ArrayList<>();
    for (List<Lexeme> lexemes : Items.split(run.scanned.lexemes())) {
      Optional<TopItem> item = run.item(lexemes, cache);
      if (item.isEmpty()) {
        continue;
      }
      switch (item.get()) {
        case TopItem.Header(List<Name> path) -> header = Optional.of(path);
        case TopItem.Imported(Module.Import value) -> imports.add(value);
        case TopItem.Declared(Module.Item value) -> items.add(value);
      }
    }
    cache.end();
    Span span = new Span(source, 0, source.text().length());
    Module module = new Module(span, header, List.copyOf(imports), List.copyOf(items));
    return new Parsed(module, run.errors(), List.copyOf(run.unread));
  }

  /** Parses members of a type or a space, such as methods. */
  public ParsedFragments<Member> parseMembers(Source source) {
    return fragments(source, "Member", AstBuilder::member);
  }

  public ParsedFragment<Expr> parseExpr(Source source) {
    return fragment(source, "Expr", ExprNode.class, AstBuilder::expr);
  }

  /** Parses declarations. */
  public ParsedFragments<Decl> parseDecls(Source source) {
    ParsedFragments<TopItem> items = fragments(source, "Item", AstBuilder::item);
    List<SyntaxError> errors = new ArrayList<>(items.errors());
    List<Decl> declarations = new ArrayList<>();
    for (TopItem item : items.nodes()) {
      if (item instanceof TopItem.Declared(Module.Item value) && value instanceof Decl decl) {
        declarations.add(decl);
      } else if (errors.isEmpty()) {
        Span span =
            item instanceof TopItem.Declared(Module.Item value)
                ? value.span()
                : new Span(source, source.text().length(), 0);
        errors.add(
            new SyntaxError(
                RuleCode.SYNTAX,
                span,
                "A declaration is expected here, such as a type or a function."));
      }
    }
    return new ParsedFragments<>(List.copyOf(declarations), List.copyOf(errors));
  }

  private <T> ParsedFragments<T> fragments(
      Source source, String rule, BiFunction<AstBuilder, ItemNode, T> build) {
    Run run = new Run(source);
    List<T> nodes = new ArrayList<>();
    for (List<Lexeme> lexemes : Items.split(run.scanned.lexemes())) {
      run.parse(rule, lexemes, ItemNode.class, build).ifPresent(nodes::add);
    }
    return new ParsedFragments<>(List.copyOf(nodes), run.errors());
  }

  private <N extends EObject, T> ParsedFragment<T> fragment(
      Source source, String rule, Class<N> type, BiFunction<AstBuilder, N, T> build) {
    Run run = new Run(source);
    List<Lexeme> lexemes = run.scanned.lexemes();
    Optional<T> node = run.parse(rule, lexemes, type, build);
    return new ParsedFragment<>(node, run.errors());
  }

  /** The parse of one source. */
  private final class Run {
    final Source source;
    final Scanned scanned;
    private final List<SyntaxError> errors = new ArrayList<>();
    private final List<Fault> faults;
    private final List<Span> unread = new ArrayList<>();

    /** What spans of the item in hand are counted from. */
    private Anchor anchor;

    Run(Source source) {
      this.source = source;
      this.anchor = new Anchor(source, 0);
      this.scanned = Scanned.of(source.text());
      this.faults = causes(scanned.faults());
      faults.forEach(this::error);
    }

    /** An item as it was parsed before, or parsed now. */
    Optional<TopItem> item(List<Lexeme> ended, ItemCache cache) {
      int start = ended.getFirst().start();
      boolean faulty = faultsIn(ended).findAny().isPresent();
      ItemCache.Key key = ItemCache.Key.of(scanned, ended);
      Optional<ItemCache.Entry> known = faulty ? Optional.empty() : cache.take(key, source, start);
      if (known.isPresent()) {
        errors.addAll(known.get().errors());
        unread.addAll(known.get().unread());
        return known.get().item();
      }
      int before = errors.size();
      int unreadBefore = unread.size();
      anchor = new Anchor(source, start);
      Optional<TopItem> item = parse("Item", ended, ItemNode.class, AstBuilder::item);
      if (!faulty) {
        List<SyntaxError> own = List.copyOf(errors.subList(before, errors.size()));
        List<Span> ownUnread = List.copyOf(unread.subList(unreadBefore, unread.size()));
        cache.keep(key, new ItemCache.Entry(anchor, item, own, ownUnread));
      }
      return item;
    }

    /** Parses lexemes, the last of which only ends them. */
    <N extends EObject, T> Optional<T> parse(
        String rule, List<Lexeme> ended, Class<N> type, BiFunction<AstBuilder, N, T> build) {
      List<Lexeme> lexemes = ended.subList(0, ended.size() - 1);
      Span whole = span(ended.getFirst().start(), ended.getLast().end());
      try {
        ItemParser.Result result = parsers.get().parse(rule, source.text(), lexemes);
        List<Complaint> causes = causes(ended, result.complaints());
        Set<Integer> lines = complain(ended, causes);
        if (!type.isInstance(result.root())) {
          unread.add(whole);
          return Optional.empty();
        }
        AstBuilder builder = new AstBuilder(anchor, scanned.docs(), Kind.reserved());
        T built = build.apply(builder, type.cast(result.root()));
        builder.complaints().stream()
            .filter(c -> !lines.contains(c.span().line()))
            .filter(c -> causes.stream().noneMatch(p -> c.span().holds(span(p.start(), p.end()))))
            .forEach(c -> errors.add(new SyntaxError(c.rule(), c.span(), c.message())));
        firstError(ended, causes, builder.complaints())
            .ifPresent(at -> unread.add(Unread.stretch(built, at, whole)));
        return Optional.of(built);
      } catch (StackOverflowError tooDeep) {
        // The scanner's limits suit ordinary stacks; this is for a thread with less of one.
        Lexeme first = ended.getFirst();
        error(
            RuleCode.NESTING_TOO_DEEP,
            first.start(),
            first.end(),
            "What begins here is nested too deeply to be read: give inner parts names with `let`.");
        return Optional.empty();
      }
    }

    /**
     * Faults that are not the same again or a consequence of one before them on their line: a
     * string that is not closed, say, leaves the brackets around it open too.
     */
    private List<Fault> causes(List<Fault> all) {
      Set<Integer> lines = new HashSet<>();
      Set<List<Object>> said = new HashSet<>();
      return all.stream()
          .filter(f -> {
            int line = source.lineOf(f.start());
            boolean first = lines.add(line) || !f.hides();
            return said.add(List.of(line, f.message())) && first;
          })
          .toList();
    }

    /**
     * Of each member the first complaint, and the same one on other lines: the parser's further
     * ones are mostly consequences of it.
     */
    private List<Complaint> causes(List<Lexeme> ended, List<Complaint> complaints) {
      Map<Long, String> first = new HashMap<>();
      Set<Integer> lines = new HashSet<>();
      List<Complaint> causes = new ArrayList<>();
      for (Complaint complaint : complaints) {
        String said = first.putIfAbsent(memberOf(ended, complaint), complaint.message());
        boolean consequence =
            said == null
                ? !causes.isEmpty() && isClosed(complaint)
                : !said.equals(complaint.message());
        if (!consequence && lines.add(source.lineOf(complaint.start()))) {
          causes.add(complaint);
        }
      }
      return causes;
    }

    /** Which member of an item a complaint is about: how many end before it. */
    private static long memberOf(List<Lexeme> ended, Complaint complaint) {
      return ended.stream().filter(l -> l.endsMember() && l.start() < complaint.start()).count();
    }

    private boolean isClosed(Complaint complaint) {
      return source.text().startsWith("}", complaint.start());
    }

    /**
     * Reports what stands by itself.
     *
     * @return the lines
     */
    private Set<Integer> complain(List<Lexeme> ended, List<Complaint> complaints) {
      boolean hidden = faultsIn(ended).anyMatch(Fault::hides);
      Set<Integer> lines = new HashSet<>();
      for (Complaint complaint : complaints) {
        lines.add(source.lineOf(complaint.start()));
        if (!hidden) {
          error(RuleCode.SYNTAX, complaint.start(), complaint.end(), complaint.message());
        }
      }
      return lines;
    }

    /** Also those before the first lexeme on its line. */
    private Stream<Fault> faultsIn(List<Lexeme> ended) {
      int line = source.lineOf(ended.getFirst().start());
      int end = ended.getLast().end();
      return faults.stream().filter(f -> source.lineOf(f.start()) >= line && f.start() <= end);
    }

    /** Where the lexemes first cannot be read as they stand. */
    private OptionalInt firstError(
        List<Lexeme> ended, List<Complaint> complaints, List<AstBuilder.Complaint> later) {
      return IntStream.concat(
              IntStream.concat(
                  complaints.stream().mapToInt(Complaint::start),
                  later.stream()
                      .filter(c -> c.rule() == RuleCode.SYNTAX)
                      .mapToInt(c -> c.span().offset())),
              faultsIn(ended).filter(f -> f.rule() == RuleCode.SYNTAX).mapToInt(Fault::start))
          .min();
    }

    private Span span(int start, int end) {
      return anchor.span(start, end - start);
    }

    private void error(Fault fault) {
      List<Diagnostic.Fix> fixes =
          fault.repair().stream()
              .map(r ->
                  new Diagnostic.Fix(
                      r.title(), List.of(new Diagnostic.Edit(span(r.start(), r.end()), r.text()))))
              .toList();
      Span place = span(fault.start(), fault.end());
      errors.add(new SyntaxError(fault.rule(), place, fault.message(), fixes));
    }

    private void error(RuleCode rule, int start, int end, String message) {
      errors.add(new SyntaxError(rule, span(start, end), message));
    }

    List<SyntaxError> errors() {
      return errors.stream()
          .sorted(Comparator.comparingInt(error -> error.span().offset()))
          .limit(MOST_ERRORS)
          .toList();
    }
  }

  private static final class Items {
    private Items() {}

    /**
     * The stretches that end with a separator no bracket surrounds, or with the end of the text.
     */
    static List<List<Lexeme>> split(List<Lexeme> lexemes) {
      List<List<Lexeme>> items = new ArrayList<>();
      int start = 0;
      for (int i = 0; i < lexemes.size(); i++) {
        Lexeme lexeme = lexemes.get(i);
        boolean ends =
            lexeme.kind() == Kind.EOF || lexeme.kind() == Kind.SEP && lexeme.isOutermost();
        if (!ends) {
          continue;
        }
        if (i > start) {
          items.add(lexemes.subList(start, i + 1));
        }
        start = i + 1;
      }
      return items;
    }
  }
}
