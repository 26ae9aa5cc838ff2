#!/usr/bin/env node
// In the repository the sources run as they are. What is published was built: Node strips no types below node_modules.
import { existsSync } from 'node:fs';

const sources = new URL('../src/cli.ts', import.meta.url);
await import(existsSync(sources) ? sources.href : new URL('../dist/cli.js', import.meta.url).href);
