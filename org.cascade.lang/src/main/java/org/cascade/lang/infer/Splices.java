package org.cascade.lang.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Member;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.diagnostics.RuleCode;
import org.cascade.lang.names.ModuleScope;
import org.cascade.lang.names.Scope;
import org.cascade.lang.parser.CascadeParsing;
import org.cascade.lang.parser.ParsedFragment;
import org.cascade.lang.parser.ParsedFragments;
import org.cascade.lang.parser.SyntaxError;
import org.cascade.lang.source.BuiltSource;
import org.cascade.lang.source.Source;
import org.cascade.lang.source.Span;
import org.cascade.lang.types.AliasSymbol;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeParameter;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;

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
    List<TypeParameter> params = named.map(AliasSymbol::params).orElse(List.of());
    record.defineParams(params);
    ModuleScope home = home(built.module(), built.methods(), built.asserts());
    world.evaluations().built(record);
    checkFields(built.fields(), splice);
    List<RecordSymbol.Field> fields = new ArrayList<>();
    for (CompileTime.BuiltField f : built.fields()) {
      fields.add(new RecordSymbol.Field(f.name(), "", f.type(), fields.size(), f.declared()));
    }
    List<Member> members = methods(built.methods(), home, splice);
    List<Expr> invariants = new ArrayList<>();
    for (CompileTime.Text t : built.asserts()) {
      expression(t, splice).ifPresent(invariants::add);
    }
    record.define(fields, invariants);
    record.defineMethods(world.headers().methods(record, members, home, Scope.outermost()));
    world.members().invariantsLater(record, home, Scope.outermost());
    record.defineVariance(Variance.of(record));
    return new Type.Con(record, params.stream().<Type>map(Type.Param::new).toList());
  }

  Type space(CompileTime.BuiltSpace built, Node splice, Optional<AliasSymbol> named) {
    Naming naming = naming(splice, named);
    SpaceSymbol space =
        new SpaceSymbol(
            module.name(), naming.name(), naming.doc(), naming.declared(), built.distributed());
    List<TypeParameter> params = named.map(AliasSymbol::params).orElse(List.of());
    space.defineParams(params);
    world.evaluations().built(space);
    built.states().forEach(f -> checkName("state", f.name(), splice));
    List<SpaceSymbol.State> states = new ArrayList<>();
    for (CompileTime.BuiltField f : built.states()) {
      states.add(
          new SpaceSymbol.State(
              f.name(), "", f.type(), Optional.empty(), states.size(), f.declared()));
    }
    ModuleScope home = home(built.module(), built.members(), List.of());
    List<Member> written = new ArrayList<>();
    built.members().forEach(t -> written.addAll(member(t, splice)));
    List<Member> members = new Splices(world, home, Scope.outermost()).expanded(written);
    new SpaceMembers(world, space, home, Scope.outermost()).define(states, members);
    return new Type.Con(space, params.stream().<Type>map(Type.Param::new).toList());
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
  private ModuleScope home(
      String written, List<CompileTime.Text> some, List<CompileTime.Text> others) {
    ModuleScope home = Optional.ofNullable(world.modules().get(written)).orElse(module);
    List<TypeSymbol> named = new ArrayList<>();
    Stream.concat(some.stream(), others.stream())
        .flatMap(t -> t.types().stream())
        .forEach(t -> collect(t.type(), named));
    return named.isEmpty() ? home : home.with(named);
  }

  /** The declared types that a type names. */
  private static void collect(Type type, List<TypeSymbol> into) {
    switch (Types.resolve(type)) {
      case Type.Con c -> {
        into.add(c.symbol());
        c.args().forEach(a -> collect(a, into));
      }
      case Type.Refined r -> {
        into.add(r.symbol());
        r.args().forEach(a -> collect(a, into));
      }
      case Type.Tuple t -> t.items().forEach(a -> collect(a, into));
      case Type.Fun f -> {
        f.params().forEach(a -> collect(a, into));
        collect(f.result(), into);
      }
      case Type.Param p -> {}
      case Type.Var v -> {}
      case Type.Special other -> {}
    }
  }

  // ---- members and declarations ----

  /** The members with every {@code @f(…)} among them replaced by what it builds, all the way. */
  List<Member> expanded(List<Member> members) {
    List<Member> all = new ArrayList<>();
    Deque<Member> open = new ArrayDeque<>(members);
    int built = 0;
    while (!open.isEmpty()) {
      Member next = open.remove();
      if (!(next instanceof Member.SpliceMember s)) {
        all.add(next);
        continue;
      }
      if (++built > Headers.MOST_SPLICES) {
        world.error(RuleCode.BUILT_INVALID, s, Headers.endless("Members"));
        return all;
      }
      List<Member> made = new ArrayList<>();
      texts(s.call(), s, "members").forEach(t -> made.addAll(member(t, s)));
      world.table().put(s, made);
      made.reversed().forEach(open::addFirst);
    }
    return all;
  }

  void declarations(Decl.Splice splice) {
    List<Decl> all = new ArrayList<>();
    for (CompileTime.Text t : texts(splice.call(), splice, "declarations")) {
      all.addAll(fragments(t, splice, PARSING::parseDecls));
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
    return fragments(text, call, PARSING::parseMembers);
  }

  /** The methods of a record that is built; what else stands in their texts is refused. */
  private List<Member> methods(List<CompileTime.Text> texts, ModuleScope home, Node call) {
    List<Member> written = new ArrayList<>();
    texts.forEach(t -> written.addAll(member(t, call)));
    List<Member> all = new ArrayList<>();
    for (Member m : new Splices(world, home, Scope.outermost()).expanded(written)) {
      if (m instanceof Decl.Function f && isOfType(f)) {
        all.add(m);
      } else {
        world.error(
            RuleCode.BUILT_INVALID,
            m,
            "A method is expected here, such as `size(self) -> Int = 1`; fields and asserts of a"
                + " built type stand in `fields` and `asserts`.");
      }
    }
    return all;
  }

  private static boolean isOfType(Decl.Function f) {
    return switch (f.kind()) {
      case METHOD, LET, CONST -> true;
      case TRANSFORM, TRANSACTION, VIEW, MIGRATE -> false;
    };
  }

  // ---- built source ----

  /**
   * Parses built text as a source of its own, which stands on the lines of the string it comes
   * from, so that whatever is said of it names that place.
   */
  private Source source(CompileTime.Text text, Node call) {
    Span origin = text.origin();
    String lines = "\n".repeat(origin.line() - 1);
    Source source = new Source(origin.source().path(), lines + text.text());
    BuiltSource built = new BuiltSource(text.built(), lines.length(), call.span());
    world.reporter().fragment(source, built);
    world.table().put(source, built);
    world.embed(source, text.types().stream().map(t -> t.shifted(lines.length())).toList());
    return source;
  }

  private Optional<Expr> expression(CompileTime.Text text, Node call) {
    ParsedFragment<Expr> parsed = PARSING.parseExpr(source(text, call));
    return complain(parsed.errors()) ? Optional.empty() : parsed.node();
  }

  private <T> List<T> fragments(
      CompileTime.Text text, Node call, Function<Source, ParsedFragments<T>> parse) {
    ParsedFragments<T> parsed = parse.apply(source(text, call));
    return complain(parsed.errors()) ? List.of() : parsed.nodes();
  }

  private boolean complain(List<SyntaxError> errors) {
    errors.forEach(
        e -> world.error(RuleCode.BUILT_INVALID, e.span(), "It is not valid here: " + e.message()));
    return !errors.isEmpty();
  }
}
