package org.cascade.lang.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.Diagnostic;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.parser.CascadeParsing;
import org.cascade.lang.parser.ParsedFragment;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;

/** {@code @f(…)} where a type, a member or a declaration stands: what it builds takes its place. */
final class Splices {
  private static final CascadeParsing PARSING = new CascadeParsing();
  private static final Pattern NAME = Pattern.compile("[a-z_][A-Za-z0-9_]*");

  private final World world;
  private final ModuleScope module;
  private final Scope scope;

  Splices(World world, ModuleScope module, Scope scope) {
    this.world = world;
    this.module = module;
    this.scope = scope;
  }

  // ---- types ----

  /**
   * @param named the type declaration that gives the built type its name, if there is one
   */
  Type type(TypeExpr.Splice splice, Optional<AliasSymbol> named) {
    return switch (outcome(splice.call())) {
      case CompileTime.Outcome.OfType t -> t.type();
      case CompileTime.Outcome.OfRecord r -> record(r.record(), splice, named);
      case CompileTime.Outcome.OfSpace s -> space(s.space(), splice, named);
      case CompileTime.Outcome.OfText t -> wrongKind(splice, "source text", "a type");
      case CompileTime.Outcome.OfValue v -> wrongKind(splice, "a value", "a type");
      case CompileTime.Outcome.Failed f -> Type.Special.ERROR;
      case CompileTime.Outcome.TooEarly t ->
          named.<Type>map(world.headers()::unbuilt).orElseGet(() -> circle(splice));
    };
  }

  private Type circle(Node call) {
    world.error(
        RuleCode.CYCLIC_DEFINITION,
        call,
        "What this call builds is needed for the function that builds it; take it out of there.");
    return Type.Special.ERROR;
  }

  private CompileTime.Outcome outcome(Expr call) {
    return world.evaluations().evaluate(call, module, scope);
  }

  private Type wrongKind(Node at, String found, String needed) {
    world.error(
        RuleCode.SPLICE_KIND,
        at,
        "This call gives %s when the program is compiled, but %s stands here."
            .formatted(found, needed));
    return Type.Special.ERROR;
  }

  Type record(CompileTime.BuiltRecord built, Node splice, Optional<AliasSymbol> named) {
    Naming naming = naming(splice, named);
    RecordSymbol record =
        new RecordSymbol(module.name(), naming.name(), naming.doc(), naming.declared(), false);
    record.defineParams(List.of());
    ModuleScope home = home(built.module());
    world.evaluations().built(record);
    checkFields(built.fields(), splice);
    List<RecordSymbol.Field> fields = new ArrayList<>();
    for (CompileTime.BuiltField f : built.fields()) {
      fields.add(new RecordSymbol.Field(f.name(), "", f.type(), fields.size(), built.origin()));
    }
    List<Member> members = new ArrayList<>();
    built.methods().forEach(t -> members.addAll(member(t, splice)));
    List<Expr> invariants = new ArrayList<>();
    for (CompileTime.Text t : built.asserts()) {
      fragment(t, splice, PARSING::parseExpr).ifPresent(invariants::add);
    }
    record.define(fields, invariants);
    record.defineMethods(world.headers().methods(record, members, home, Scope.outermost()));
    world.members().invariantsLater(record, home, Scope.outermost());
    return new Type.Con(record, List.of());
  }

  Type space(CompileTime.BuiltSpace built, Node splice, Optional<AliasSymbol> named) {
    Naming naming = naming(splice, named);
    SpaceSymbol space =
        new SpaceSymbol(
            module.name(), naming.name(), naming.doc(), naming.declared(), built.distributed());
    space.defineParams(List.of());
    world.evaluations().built(space);
    built.states().forEach(f -> checkName("state", f.name(), splice));
    List<SpaceSymbol.State> states = new ArrayList<>();
    for (CompileTime.BuiltField f : built.states()) {
      states.add(
          new SpaceSymbol.State(
              f.name(), "", f.type(), Optional.empty(), states.size(), built.origin()));
    }
    List<Member> members = new ArrayList<>();
    built.members().forEach(t -> members.addAll(member(t, splice)));
    new SpaceMembers(world, space, home(built.module()), Scope.outermost()).define(states, members);
    return new Type.Con(space, List.of());
  }

  private void checkFields(List<CompileTime.BuiltField> fields, Node at) {
    Set<String> seen = new HashSet<>();
    for (CompileTime.BuiltField f : fields) {
      checkName("field", f.name(), at);
      if (!seen.add(f.name())) {
        String fault = "This call gives two fields the name `%s`; a name may be given once.";
        world.error(RuleCode.BUILT_INVALID, at, fault.formatted(f.name()));
      }
    }
  }

  /** Reports a name that nothing written could have. */
  private void checkName(String kind, String name, Node at) {
    if (!NAME.matcher(name).matches()) {
      String fault =
          "This call builds a %s called `%s`, which is no name: a name begins with a small letter"
              + " or `_`, and has letters, digits and `_` only.";
      world.error(RuleCode.BUILT_INVALID, at, fault.formatted(kind, name));
    }
  }

  /** What a built type is called and said to be. */
  private record Naming(String name, Span declared, String doc) {}

  private Naming naming(Node splice, Optional<AliasSymbol> named) {
    return named
        .map(a -> new Naming(a.name(), a.declared(), a.doc()))
        .orElseGet(() -> new Naming(world.evaluations().builtName(splice), splice.span(), ""));
  }

  /** Where the names in built text are looked up. */
  private ModuleScope home(String written) {
    return Optional.ofNullable(world.modules().get(written)).orElse(module);
  }

  // ---- members and declarations ----

  /** The members with every {@code @f(…)} among them replaced by what it builds. */
  List<Member> expanded(List<Member> members) {
    if (members.stream().noneMatch(Member.SpliceMember.class::isInstance)) {
      return members;
    }
    List<Member> all = new ArrayList<>();
    for (Member m : members) {
      if (m instanceof Member.SpliceMember s) {
        texts(s.call(), s, "members").forEach(t -> all.addAll(member(t, s)));
      } else {
        all.add(m);
      }
    }
    return all;
  }

  void declarations(Decl.Splice splice) {
    List<Decl> all = new ArrayList<>();
    for (CompileTime.Text t : texts(splice.call(), splice, "declarations")) {
      fragment(t, splice, PARSING::parseDecl).ifPresent(all::add);
    }
    all.forEach(d -> Declarations.declareBuilt(world, module, d));
    world.table().put(splice, all);
  }

  private List<CompileTime.Text> texts(Expr call, Node at, String needed) {
    return switch (outcome(call)) {
      case CompileTime.Outcome.OfText t -> t.texts();
      case CompileTime.Outcome.Failed f -> List.of();
      case CompileTime.Outcome.TooEarly t -> {
        circle(at);
        yield List.of();
      }
      case CompileTime.Outcome.OfType t -> {
        wrongKind(at, "a type", "the text of " + needed);
        yield List.of();
      }
      case CompileTime.Outcome.OfRecord r -> {
        wrongKind(at, "a type", "the text of " + needed);
        yield List.of();
      }
      case CompileTime.Outcome.OfSpace s -> {
        wrongKind(at, "a space", "the text of " + needed);
        yield List.of();
      }
      case CompileTime.Outcome.OfValue v -> {
        wrongKind(at, "a value that is no String", "the text of " + needed);
        yield List.of();
      }
    };
  }

  private List<Member> member(CompileTime.Text text, Node call) {
    return fragment(text, call, PARSING::parseMember).map(List::of).orElse(List.of());
  }

  // ---- built source ----

  private interface Parse<T> {
    ParsedFragment<T> parse(Source source);
  }

  /**
   * Parses built text as a source of its own, which stands on the lines of the string it comes
   * from, so that whatever is said of it names that place.
   */
  private <T> Optional<T> fragment(CompileTime.Text text, Node call, Parse<T> parse) {
    Span origin = text.origin();
    String lines = "\n".repeat(origin.line() - 1);
    Source source = new Source(origin.source().path(), lines + text.text());
    world.reporter().fragment(source, origin, call.span());
    ParsedFragment<T> parsed = parse.parse(source);
    parsed
        .errors()
        .forEach(e ->
            world.report(
                Diagnostic.of(
                    RuleCode.BUILT_INVALID,
                    e.span(),
                    "The built text `%s` is not valid here: %s"
                        .formatted(text.text(), e.message()))));
    return parsed.errors().isEmpty() ? parsed.node() : Optional.empty();
  }
}
