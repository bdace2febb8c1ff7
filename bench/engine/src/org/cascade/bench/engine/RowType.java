package org.cascade.bench.engine;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How MVStore keeps rows; it makes one by reflection when it opens a file again. */
public final class RowType extends BasicDataType<Row> {
  @Override
  public int getMemory(Row row) {
    return 200;
  }

  @Override
  public void write(WriteBuffer out, Row row) {
    byte[] bytes = row.bytes();
    out.putVarInt(bytes.length).put(bytes);
  }

  @Override
  public Row read(ByteBuffer in) {
    byte[] bytes = new byte[DataUtils.readVarInt(in)];
    in.get(bytes);
    return Row.from(bytes);
  }

  @Override
  public Row[] createStorage(int size) {
    return new Row[size];
  }
}
