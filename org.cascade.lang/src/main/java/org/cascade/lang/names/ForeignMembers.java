package org.cascade.lang.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names that other languages have for what members of the library do. */
final class ForeignMembers {
  /** A member of ours, and what it is called elsewhere, without case and underscores. */
  private static final List<String> CALLED =
      List.of(
          "or_else: unwrapor unwraporelse getorelse getor orelseget defaultto valueor",
          "expect: unwrap get orelsethrow force",
          "is_some: ispresent isdefined hasvalue exists",
          "is_none: isempty isabsent",
          "is_ok: issuccess",
          "is_err: isfailure iserror",
          "ok_or: okorelse toresult",
          "flat_map: andthen bind chain selectmany concatmap",
          "length: size len count",
          "append: push pushback add addlast plus",
          "insert: put set add addall with plus store",
          "insert_at: insert",
          "remove: delete erase minus without discard",
          "remove_at: remove delete removeat splice",
          "contains: includes has haskey containskey containsvalue member ismember in",
          "each: foreach for iter",
          "fold: foldleft inject aggregate accumulate reduce",
          "all: every allmatch forall",
          "any: some anymatch exists",
          "find: findfirst firstornull detect",
          "first: head peek firstentry front",
          "last: lastentry back",
          "drop: skip tail",
          "take: limit",
          "slice: substring substr sublist subarray",
          "map: select collect transform",
          "filter: where keep findall",
          "map_values: mapvalues transformvalues",
          "sort: sorted order",
          "sort_by: orderby sortedby sorton",
          "group_by: groupingby",
          "distinct: unique uniq dedup",
          "enumerate: zipwithindex withindex",
          "join: mkstring joining",
          "concat: plusall extend addall",
          "flatten: concatall",
          "to_array: tolist toarray collect toseq tovec",
          "entries: items toarray tolist pairs entryset",
          "keys: keyset",
          "update: compute modify upsert",
          "merge: union mergewith",
          "union: merge",
          "intersect: intersection retainall",
          "minus: difference except",
          "floor: floorentry lowerentry",
          "ceiling: ceilingentry higherentry",
          "to_upper: uppercase touppercase upper upcase",
          "to_lower: lowercase tolowercase lower downcase",
          "trim: strip",
          "index_of: indexof find position",
          "parse_int: toint parseint atoi",
          "parse_real: toreal todouble tofloat parsefloat parsedouble",
          "to_real: todouble tofloat",
          "to_int: toint truncate intvalue",
          "to_string: tostring str show inspect",
          "ceil: ceiling",
          "chars: characters toarray tochararray",
          "pad_left: padstart leftpad",
          "pad_right: padend rightpad",
          "repeat: times");

  private static final Map<String, List<String>> MEANT = new HashMap<>();

  static {
    for (String line : CALLED) {
      String ours = line.substring(0, line.indexOf(':'));
      for (String theirs : line.substring(line.indexOf(':') + 2).split(" ")) {
        MEANT.merge(theirs, List.of(ours), ForeignMembers::both);
      }
    }
  }

  private ForeignMembers() {}

  private static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Which of a type's members is probably meant by a name of another language. */
  static Optional<String> meant(String written, Collection<String> members) {
    String plain = written.replace("_", "").toLowerCase(Locale.ROOT);
    return MEANT.getOrDefault(plain, List.of()).stream().filter(members::contains).findFirst();
  }
}
