import type { TestDatabase } from '../../server/test/support/cluster.ts';

/** A node of PostgreSQL's plan: https://www.postgresql.org/docs/current/sql-explain.html */
interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** A query, the tables that its plan reads whole, and the indexes that it uses. */
export interface Explained {
  readonly query: string;
  readonly whole: readonly string[];
  readonly indexes: readonly string[];
}

/** Runs `work` and explains each different query that it sent, with the parameters of the first time. */
export async function explain({ sql }: TestDatabase, work: () => Promise<unknown>): Promise<Explained[]> {
  const queries = new Map<string, readonly unknown[]>();
  const { options } = sql as unknown as { options: { debug: unknown } };
  options.debug = (_connection: number, query: string, parameters: readonly unknown[]) => {
    if (!queries.has(query)) queries.set(query, parameters);
  };
  await work();
  options.debug = undefined;
  const explained: Explained[] = [];
  for (const [query, parameters] of queries) {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(query) || query.includes('pg_stat_')) continue;
    const [row] = await sql.unsafe<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
      `explain (format json) ${query}`,
      parameters as never[],
    );
    const nodes = flat(row?.['QUERY PLAN'][0]?.Plan);
    const names = (of: readonly (string | undefined)[]) => [
      ...new Set(of.filter((name) => name !== undefined)),
    ];
    explained.push({
      query,
      whole: names(
        nodes.map((node) => (node['Node Type'] === 'Seq Scan' ? node['Relation Name'] : undefined)),
      ),
      indexes: names(nodes.map((node) => node['Index Name'])),
    });
  }
  return explained;
}

function flat(plan: Plan | undefined): Plan[] {
  return plan ? [plan, ...(plan.Plans ?? []).flatMap(flat)] : [];
}
