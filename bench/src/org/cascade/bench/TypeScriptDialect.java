package org.cascade.bench;

import java.util.Map;

/** TypeScript: classes where Cascade has spaces. */
public final class TypeScriptDialect implements Dialect {
  private static final String SETTINGS =
      """
      { "compilerOptions": { "strict": true, "target": "es2022", "module": "node16", "noEmit": true, "types": [] },
        "include": ["*.ts", "shop/*.ts"] }
      """;

  @Override
  public String file(int module) {
    return "shop/m" + module + ".ts";
  }

  @Override
  public String opening(int module) {
    int before = module - 1;
    return module == 0 ? "" : "import { m" + before + "Size } from \"./m" + before + "\";\n\n";
  }

  @Override
  public String end(int module) {
    String before = module == 0 ? "0" : "m" + (module - 1) + "Size()";
    return "export function m" + module + "Size(): number {\n  return 1 + " + before + ";\n}\n";
  }

  @Override
  public Map<String, String> others() {
    String main = "import { m0Size } from \"./shop/m0\";\n\nconsole.log(m0Size());\n";
    return Map.of("main.ts", main, "tsconfig.json", SETTINGS);
  }

  @Override
  public String part() {
    return TEMPLATE;
  }

  private static final String TEMPLATE =
      """
      /** What is known of one noun. */
      export interface NOUN {
        id: number;
        name: string;
        FIELD: number;
        tags: string[];
        status: NOUNStatus;
      }

      export function nounLabel(o: NOUN): string {
        return `${o.name} #${o.id}`;
      }

      export function nounIsHeavy(o: NOUN): boolean {
        return o.FIELD > 111;
      }

      /** Where it stands. */
      export type NOUNStatus =
        | { kind: "new" }
        | { kind: "paid"; amount: number; by: string }
        | { kind: "sent"; days: number; where: string }
        | { kind: "lost"; why: string };

      export function nounCost(o: NOUN): number {
        switch (o.status.kind) {
          case "new":
            return o.FIELD * 222;
          case "paid":
            if (o.status.amount > 111) {
              return o.status.amount - o.FIELD;
            }
            return o.status.by === "cash" ? o.status.amount : o.status.amount + 222;
          case "sent":
            return o.FIELD + o.status.days * 222;
          case "lost":
            return 0;
        }
      }

      export function nounSample(id: number): NOUN {
        const status: NOUNStatus =
          id % 3 === 0 ? { kind: "new" } : { kind: "sent", days: id % 7, where: `depot ${id % 5}` };
        return { id, name: `noun ${id}`, FIELD: (id * 37) % 111, tags: ["a", `b${id}`], status };
      }

      export function nounCheck(o: NOUN): NOUN {
        if (o.name.length === 0) throw new Error(`noun ${o.id} has no name`);
        if (o.FIELD < 0) throw new Error(`${nounLabel(o)} has FIELD ${o.FIELD}`);
        return o;
      }

      export function nounTotal(all: NOUN[], limit: number): number {
        let sum = 0;
        for (const o of all) {
          const good = nounCheck(o);
          if (nounIsHeavy(good) && sum < limit) sum += nounCost(good);
        }
        return sum;
      }

      export function nounByTag(all: NOUN[]): Map<string, number> {
        const sums = new Map<string, number>();
        all
          .flatMap((o) => o.tags.map((t): [string, number] => [t, nounCost(o)]))
          .forEach(([t, cost]) => sums.set(t, (sums.get(t) ?? 0) + cost));
        return sums;
      }

      export function nounBest<K extends number | string>(all: NOUN[], key: (o: NOUN) => K): NOUN | undefined {
        return [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1)).at(-1);
      }

      /** Keeps them, in order of their numbers. */
      export class NOUNShard {
        readonly data = new Map<number, NOUN>();
        private changed = 0;

        put(o: NOUN): number {
          const good = nounCheck(o);
          this.data.set(good.id, good);
          return ++this.changed;
        }

        pay(id: number, amount: number): void {
          const o = this.data.get(id);
          if (!o) throw new Error("there is no noun " + id);
          this.data.set(id, { ...o, status: { kind: "paid", amount, by: "card" } });
        }

        heavy(): NOUN[] {
          return [...this.data.values()].filter(nounIsHeavy);
        }

        cost(): number {
          return [...this.data.values()].reduce((sum, o) => sum + nounCost(o), 0);
        }
      }

      export class NOUNStore {
        private shards: NOUNShard[] = [];

        open(n: number): number {
          for (let i = 0; i < n; i++) this.shards.push(new NOUNShard());
          return this.shards.length;
        }

        total(): number {
          return this.shards.map((s) => s.cost()).reduce((a, b) => a + b, 0);
        }
      }

      """;
}
