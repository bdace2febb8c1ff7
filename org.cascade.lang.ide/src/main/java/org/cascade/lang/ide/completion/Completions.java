package org.cascade.lang.ide.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cascade.lang.ast.Decl;
import org.cascade.lang.ast.Expr;
import org.cascade.lang.ast.Module;
import org.cascade.lang.ast.Node;
import org.cascade.lang.ast.TypeExpr;
import org.cascade.lang.compiler.Library;
import org.cascade.lang.ide.symbols.Entity;
import org.cascade.lang.ide.symbols.Meanings;
import org.cascade.lang.ide.symbols.Members;
import org.cascade.lang.ide.symbols.Names;
import org.cascade.lang.ide.tree.TreePath;
import org.cascade.lang.ide.workspace.Snapshot;
import org.cascade.lang.infer.Resolution;
import org.cascade.lang.names.ModuleUnit;
import org.cascade.lang.types.RecordSymbol;
import org.cascade.lang.types.RefinementSymbol;
import org.cascade.lang.types.SpaceSymbol;
import org.cascade.lang.types.SumSymbol;
import org.cascade.lang.types.Type;
import org.cascade.lang.types.TypeSymbol;
import org.cascade.lang.types.Types;
import org.cascade.lang.types.Variable;
import org.eclipse.lsp4j.CompletionItemKind;

/** What may stand at the cursor. */
public final class Completions {
  private static final int LOCAL = 10;
  private static final int MEMBER = 20;
  private static final int OWN_MODULE = 30;
  private static final int IMPORTED = 40;
  private static final int PRELUDE = 50;
  private static final int TO_IMPORT = 90;

  private final Snapshot snapshot;
  private final int offset;
  private final String prefix;
  private final TreePath path;
  private final Names names;
  private final Map<String, Proposal> found = new LinkedHashMap<>();

  /** The same place in what is known, if that is of an earlier text. */
  private final Optional<Earlier> earlier;

  private Completions(Snapshot snapshot, int offset, Optional<Earlier> earlier) {
    this.snapshot = snapshot;
    this.offset = offset;
    this.prefix = prefix(snapshot.source().text(), offset);
    this.earlier = earlier;
    this.path = earlier.map(Earlier::path).orElseGet(() -> snapshot.path(offset));
    this.names = new Names(snapshot.typed(), snapshot.unit());
  }

  /** The letters of a name before an offset. */
  public static String prefix(String text, int offset) {
    int start = offset;
    while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, offset);
  }

  /** All that fits the place; which of them fit the letters already typed the editor finds out. */
  public static List<Proposal> at(Snapshot snapshot, int offset) {
    return of(new Completions(snapshot, offset, Optional.empty()));
  }

  /** The same, if an earlier text tells as much as the newest one, which is not understood yet. */
  public static Optional<List<Proposal>> early(Snapshot snapshot, int offset) {
    if (snapshot.isNewest()) {
      return Optional.of(at(snapshot, offset));
    }
    Optional<Earlier> earlier = Earlier.of(snapshot, offset);
    Completions completions = new Completions(snapshot, offset, earlier);
    return earlier
        .filter(e -> e.names().isEmpty() || completions.receiver(e).isPresent())
        .map(e -> of(completions));
  }

  private static List<Proposal> of(Completions completions) {
    completions.collect();
    return List.copyOf(completions.found.values());
  }

  private void collect() {
    String text = snapshot.source().text();
    int start = offset - prefix.length();
    char before = lastBefore(text, start);
    Spot spot = Spot.at(text, start);
    if (spot.wanted() == Spot.Wanted.NOTHING) {
      return;
    }
    if (path.nearest(Module.Import.class).isPresent() || lineBegins(text, "import ")) {
      imports();
    } else if (before == '.') {
      members();
    } else if (spot.wanted() == Spot.Wanted.EFFECT) {
      effects();
    } else if (spot.wanted() == Spot.Wanted.TYPE
        || path.last() instanceof TypeExpr
        || path.above(1).orElse(path.last()) instanceof TypeExpr) {
      types();
    } else {
      fields();
      fields(spot);
      arms(spot);
      general(spot);
    }
  }

  /** The fields of a literal or copy that does not parse yet. */
  private void fields(Spot spot) {
    Optional<RecordSymbol> record =
        switch (spot.wanted()) {
          case FIELD -> names.type(spot.of()).flatMap(t -> Types.record(t.selfType()));
          case FIELD_OF_COPY ->
              visible(spot.of()).flatMap(v -> Types.record(Types.closed(v.type())));
          default -> Optional.empty();
        };
    record.ifPresent(r ->
        r.fields().stream().filter(f -> !spot.given().contains(f.name())).forEach(this::addField));
  }

  /** The arms of a match that does not parse yet. */
  private void arms(Spot spot) {
    if (spot.wanted() == Spot.Wanted.ARM) {
      visible(spot.of())
          .map(v -> Types.unrefined(Types.closed(v.type())))
          .filter(t -> t instanceof Type.Con c && c.symbol() instanceof SumSymbol)
          .ifPresent(t ->
              ((SumSymbol) ((Type.Con) t).symbol())
                  .constructors().stream()
                      .filter(c -> !spot.given().contains(c.name()))
                      .forEach(c -> add(arm(c))));
    }
  }

  /** A value by its name: of a block around the place, else of the module. */
  private Optional<Variable> visible(String name) {
    return Stream.concat(
            Locals.at(snapshot.table(), path, localOffset()).stream()
                .filter(Entity.OfVariable.class::isInstance)
                .map(e -> ((Entity.OfVariable) e).variable()),
            Stream.concat(cutShort(), names.values().stream()))
        .filter(v -> v.name().equals(name))
        .findFirst();
  }

  /** The parameters of the function before the place: its body may not be read any more. */
  private Stream<Variable> cutShort() {
    return snapshot.unit().tree().items().stream()
        .filter(Decl.Function.class::isInstance)
        .map(Decl.Function.class::cast)
        .filter(f -> snapshot.offsetIn(f.span().source(), offset).orElse(-1) > f.span().offset())
        .reduce((first, second) -> second)
        .stream()
        .flatMap(f -> f.params().stream())
        .flatMap(p -> snapshot.table().variable(p).stream());
  }

  /** Built-in effects, those of spaces, and declared ones. */
  private void effects() {
    for (String effect : List.of("IO", "Time", "Random", "Abort", "Pure")) {
      add(Proposal.word(effect, MEMBER));
    }
    names.types().stream()
        .filter(SpaceSymbol.class::isInstance)
        .forEach(s -> {
          add(Proposal.word("Read<" + s.name() + ">", OWN_MODULE));
          add(Proposal.word("Write<" + s.name() + ">", OWN_MODULE));
        });
    snapshot.written().stream()
        .flatMap(u -> u.tree().items().stream())
        .filter(Decl.Effect.class::isInstance)
        .forEach(e -> add(Proposal.word(((Decl.Effect) e).name().text(), LOCAL)));
  }

  private static char lastBefore(String text, int offset) {
    int at = offset - 1;
    while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at < 0 ? '\n' : text.charAt(at);
  }

  private boolean lineBegins(String text, String word) {
    int line = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    return text.startsWith(word, line) && line + word.length() <= offset;
  }

  private void add(Proposal proposal) {
    found.putIfAbsent(proposal.label() + " " + proposal.kind(), proposal);
  }

  // ---- behind a dot ----

  private void members() {
    if (earlier.isPresent()) {
      earlier.flatMap(this::receiver).ifPresent(this::membersOf);
      return;
    }
    Optional<Expr> target = target();
    if (target.isPresent() && target.get() instanceof Expr.TypeRef t) {
      ofTypeName(t);
    } else {
      target.map(t -> snapshot.table().placedType(t)).ifPresent(this::membersOf);
    }
  }

  /** What stands before the last dot, as far as an earlier text tells for sure. */
  private Optional<Type> receiver(Earlier place) {
    String first = place.names().getFirst();
    Optional<Type> type =
        place.isBehindValue()
            ? place.valueBefore().map(v -> snapshot.table().type(v))
            : place.isTested(first) ? Optional.empty() : named(first);
    for (String name : place.names().subList(1, place.names().size())) {
      type = type.flatMap(t -> Members.value(t, name));
    }
    return type.map(Types::closed).filter(t -> !Types.holdsError(t));
  }

  /** The type of a value that is seen at the place: of a block, of the type around, of a module. */
  private Optional<Type> named(String name) {
    Optional<TypeSymbol> owner = path.nodes().stream().flatMap(n -> owner(n).stream()).findFirst();
    if (name.equals("self")) {
      return owner.map(TypeSymbol::selfType);
    }
    return Locals.at(snapshot.table(), path, localOffset()).stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .map(Completions::typeOf)
        .orElseGet(() ->
            owner
                .flatMap(o -> Members.value(o.selfType(), name))
                .or(() ->
                    names.values().stream()
                        .filter(v -> v.name().equals(name))
                        .findFirst()
                        .map(Variable::type)));
  }

  private static Optional<Type> typeOf(Entity local) {
    return local instanceof Entity.OfVariable v
        ? Optional.of(v.variable().type())
        : Optional.empty();
  }

  private void membersOf(Type type) {
    List<Entity> members = Members.of(snapshot.typed(), snapshot.unit(), type);
    for (Entity member : members) {
      int rank = isOwn(member) ? MEMBER : PRELUDE;
      add(Proposal.of(member, rank));
      if (member instanceof Entity.OfFunction f && f.function().decl().parallel()) {
        add(Proposal.named(member, "parallel_" + member.name(), rank + 1));
      }
    }
    if (members.stream().noneMatch(m -> m.name().equals("to_string"))) {
      add(Proposal.snippet("to_string", "to_string()", "to_string() -> String", PRELUDE));
    }
  }

  private static boolean isOwn(Entity member) {
    return !(member instanceof Entity.OfFunction f) || f.function().owner().isPresent();
  }

  /** What stands before the dot. */
  private Optional<Expr> target() {
    return path.nearest(Expr.Member.class)
        .map(Expr.Member::target)
        .or(() -> path.nearest(Expr.TupleIndex.class).map(Expr.TupleIndex::target));
  }

  private void ofTypeName(Expr.TypeRef ref) {
    String name = ref.name().text();
    Members.qualified(snapshot.typed(), snapshot.unit(), name)
        .forEach(f ->
            add(
                Proposal.named(
                    new Entity.OfFunction(f), f.name().substring(name.length() + 1), MEMBER)));
    switch (names.type(name).orElse(null)) {
      case SpaceSymbol s -> ofSpaceName(s);
      case RefinementSymbol r ->
          add(Proposal.snippet("of", "of($1)", "of(value) -> Result<" + r + ", String>", MEMBER));
      case null -> {}
      default -> {}
    }
  }

  private void ofSpaceName(SpaceSymbol space) {
    String states =
        space.states().stream()
            .filter(s -> s.initial().isEmpty())
            .map(s -> s.name() + ": $" + (s.index() + 1))
            .collect(Collectors.joining(", "));
    add(Proposal.snippet("new", "new(" + states + ")", "new(…) -> " + space, MEMBER));
    add(
        Proposal.snippet(
            "parallel_map", "parallel_map($1, $2)", "parallel_map(instances, fn)", MEMBER + 1));
    add(
        Proposal.snippet(
            "parallel_reduce",
            "parallel_reduce($1, $2, $3, $4)",
            "parallel_reduce(instances, fn, combine, zero)",
            MEMBER + 1));
    space.functions().stream()
        .filter(f -> f.kind() == Decl.FunctionKind.TRANSACTION)
        .forEach(f -> add(Proposal.of(new Entity.OfFunction(f), MEMBER + 2)));
  }

  // ---- imports and types ----

  private void imports() {
    Optional<ModuleUnit> module =
        path.nearest(Module.Import.class).flatMap(i -> names.module(i.module()));
    if (module.isPresent()) {
      declared(module.get()).forEach(e -> add(Proposal.of(e, MEMBER)));
      return;
    }
    snapshot.written().stream()
        .filter(u -> u != snapshot.unit())
        .forEach(u -> add(Proposal.of(new Entity.OfModule(u), OWN_MODULE)));
    Library.names().stream()
        .filter(n -> !n.equals("cascade.core"))
        .forEach(n ->
            add(
                new Proposal(
                    n,
                    CompletionItemKind.Module,
                    n,
                    false,
                    "",
                    PRELUDE,
                    Optional.empty(),
                    List.of())));
  }

  private List<Entity> declared(ModuleUnit module) {
    var declared = snapshot.typed().declared(module.name());
    List<Entity> all = new ArrayList<>();
    declared.types().forEach(t -> all.add(new Entity.OfType(t)));
    declared.functions().forEach(f -> all.add(new Entity.OfFunction(f)));
    declared.values().forEach(v -> all.add(new Entity.OfVariable(v)));
    return all;
  }

  private void types() {
    typeParameters();
    names.types().forEach(t -> add(Proposal.of(new Entity.OfType(t), rank(t.module()))));
    for (String special : List.of("Any", "Unit", "Type")) {
      add(Proposal.word(special, PRELUDE));
    }
    fromOtherModules(true);
  }

  private void typeParameters() {
    for (Node node : path.nodes()) {
      List<Decl.TypeParam> params =
          switch (node) {
            case Decl.Function f -> f.typeParams();
            case Decl.Type t -> t.typeParams();
            case Decl.Space s -> s.typeParams();
            default -> List.of();
          };
      params.forEach(p -> add(Proposal.word(p.name().text(), LOCAL)));
    }
  }

  private int rank(String module) {
    return module.equals(snapshot.unit().name())
        ? OWN_MODULE
        : module.startsWith("cascade.") ? PRELUDE : IMPORTED;
  }

  // ---- fields of a literal or copy ----

  private void fields() {
    Optional<Expr.RecordLit> literal = path.nearest(Expr.RecordLit.class);
    if (literal.isPresent() && isAtField(literal.get())) {
      Set<String> given = given(literal.get().fields());
      literalFields(literal.get()).stream()
          .filter(f -> !given.contains(f.name()) || f.name().equals(prefix))
          .forEach(this::addField);
    }
    path.nearest(Expr.With.class)
        .flatMap(w -> Types.record(snapshot.table().type(w.target())))
        .ifPresent(r -> r.fields().forEach(this::addField));
  }

  private static boolean isAtField(Expr.RecordLit literal) {
    return literal.span().length() > literal.name().span().length();
  }

  private static Set<String> given(List<Expr.FieldInit> fields) {
    return fields.stream().map(f -> f.name().text()).collect(Collectors.toSet());
  }

  private List<RecordSymbol.Field> literalFields(Expr.RecordLit literal) {
    return switch (snapshot.table().resolution(literal).orElse(null)) {
      case Resolution.BuildRecord b -> b.record().fields();
      case Resolution.BuildVariant b -> b.constructor().fields();
      case null -> List.of();
      default -> List.of();
    };
  }

  private void addField(RecordSymbol.Field field) {
    Proposal plain = Proposal.of(new Entity.OfField(field), LOCAL - 5);
    add(
        new Proposal(
            plain.label(),
            plain.kind(),
            field.name() + ": $1",
            true,
            plain.detail(),
            plain.rank(),
            plain.entity(),
            List.of()));
  }

  // ---- anything ----

  private void general(Spot spot) {
    missingArms();
    Locals.at(snapshot.table(), path, localOffset()).forEach(e -> add(Proposal.of(e, LOCAL)));
    for (Node node : path.nodes()) {
      owner(node).ifPresent(t -> Members.own(t).forEach(e -> add(Proposal.of(e, MEMBER))));
    }
    typeParameters();
    names.values().forEach(v -> add(Proposal.of(new Entity.OfVariable(v), OWN_MODULE)));
    names.functions().stream()
        .filter(f -> !f.hasSelfParameter() && f.name().indexOf('.') < 0)
        .forEach(f -> add(Proposal.of(new Entity.OfFunction(f), rank(f.module()))));
    for (TypeSymbol type : names.types()) {
      add(Proposal.of(new Entity.OfType(type), rank(type.module()) + 1));
      if (type instanceof SumSymbol sum) {
        sum.constructors().forEach(c -> add(constructor(c)));
      }
    }
    Words.at(spot.wanted()).forEach(this::add);
    fromOtherModules(false);
  }

  private Proposal constructor(SumSymbol.Constructor c) {
    Proposal plain = Proposal.of(new Entity.OfConstructor(c), rank(c.owner().module()) + 1);
    String insert =
        c.fields().isEmpty() ? c.name() : c.named() ? c.name() + " { $1 }" : c.name() + "($1)";
    return new Proposal(
        c.name(),
        plain.kind(),
        insert,
        !c.fields().isEmpty(),
        plain.detail(),
        plain.rank(),
        plain.entity(),
        List.of());
  }

  private int localOffset() {
    return earlier
        .map(Earlier::offset)
        .orElseGet(
            () -> snapshot.offsetIn(path.last().span().source(), offset).orElse(Integer.MAX_VALUE));
  }

  private Optional<TypeSymbol> owner(Node node) {
    return switch (node) {
      case Decl.Type t -> names.type(t.name().text());
      case Decl.Space s -> names.type(s.name().text());
      default -> Optional.empty();
    };
  }

  /** In the braces of a match, arms for the constructors that have none yet. */
  private void missingArms() {
    if (path.last() instanceof Expr.Match match
        && Types.unrefined(snapshot.table().type(match.subject())) instanceof Type.Con c
        && c.symbol() instanceof SumSymbol sum) {
      Set<String> there =
          match.arms().stream()
              .flatMap(a -> Meanings.of(snapshot.table(), a.pattern()).stream())
              .map(Entity::name)
              .collect(Collectors.toSet());
      sum.constructors().stream().filter(x -> !there.contains(x.name())).forEach(x -> add(arm(x)));
    }
  }

  private static Proposal arm(SumSymbol.Constructor c) {
    String parts =
        c.fields().stream().map(RecordSymbol.Field::name).collect(Collectors.joining(", "));
    String pattern =
        c.fields().isEmpty()
            ? c.name()
            : c.named() ? c.name() + " { " + parts + " }" : c.name() + "(" + parts + ")";
    return Proposal.snippet(pattern + " => ", pattern + " => $0", "missing case", 0);
  }

  /** What other modules declare: taking it adds the import. */
  private void fromOtherModules(boolean typesOnly) {
    for (ModuleUnit unit : snapshot.written()) {
      if (unit != snapshot.unit()) {
        var declared = snapshot.typed().declared(unit.name());
        declared.types().forEach(t -> addImported(unit, new Entity.OfType(t)));
        if (!typesOnly) {
          declared.functions().stream()
              .filter(f -> f.name().indexOf('.') < 0)
              .forEach(f -> addImported(unit, new Entity.OfFunction(f)));
          declared.values().forEach(v -> addImported(unit, new Entity.OfVariable(v)));
          declared.types().stream()
              .filter(SumSymbol.class::isInstance)
              .flatMap(t -> ((SumSymbol) t).constructors().stream())
              .forEach(c -> addImported(unit, constructor(c)));
        }
      }
    }
  }

  private void addImported(ModuleUnit from, Entity entity) {
    addImported(from, Proposal.of(entity, TO_IMPORT));
  }

  private void addImported(ModuleUnit from, Proposal plain) {
    if (!found.containsKey(plain.label() + " " + plain.kind())) {
      var edit = Imports.adding(snapshot.unit(), snapshot.source(), from.name(), plain.label());
      add(plain.with(List.of(edit), TO_IMPORT, "import " + from.name() + " · " + plain.detail()));
    }
  }
}
