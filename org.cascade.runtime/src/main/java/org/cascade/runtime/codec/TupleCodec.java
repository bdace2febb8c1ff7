package org.cascade.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cascade.runtime.value.Array;
import org.cascade.runtime.value.Tuple;

/** A tuple: its members one after the other. */
record TupleCodec<T extends Tuple>(Array<? extends Codec<?>> members, Function<Members, T> maker)
    implements Codec<T> {
  /** The members that were read, each of the type that its own codec gave it. */
  record Members(List<Object> values) {
    @SuppressWarnings("unchecked") // written by the codec of the same place
    <M> M member(int index) {
      return (M) values.get(index);
    }
  }

  @Override
  public void write(T value, Output out) {
    for (int i = 0; i < value.arity(); i++) {
      writeMember(members.at(i), value.member(i), out);
    }
  }

  @SuppressWarnings("unchecked") // the tuple's type says so
  private static <M> void writeMember(Codec<M> codec, Object value, Output out) {
    codec.write((M) value, out);
  }

  @Override
  public T read(Input in) {
    List<Object> values = new ArrayList<>();
    for (Codec<?> member : members) {
      values.add(member.read(in));
    }
    return maker.apply(new Members(values));
  }

  @Override
  public String schema() {
    return members.stream().map(Codec::schema).collect(Collectors.joining(", ", "(", ")"));
  }
}
