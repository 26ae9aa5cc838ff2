import { CLUSTER_VARIABLE, startCluster, type Cluster } from './cluster.ts';

let cluster: Cluster | undefined;

/** Runs once before all test files (`node --test --test-global-setup`): one PostgreSQL for all of them. */
export async function globalSetup(): Promise<void> {
  cluster = await startCluster();
  process.env[CLUSTER_VARIABLE] = cluster.url;
}

/** Runs once after all test files. */
export async function globalTeardown(): Promise<void> {
  await cluster?.stop();
}
