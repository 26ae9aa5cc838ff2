import { readFileSync } from 'node:fs';

/** CPU milliseconds and resident kB of a process so far, from Linux's /proc; NaN elsewhere. */
export function costs(pid: number): { cpu: number; memory: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // Fields 14 and 15 of proc(5), in ticks of 10 ms; counted from the third, which follows the name.
    const cpu = (Number(fields[11]) + Number(fields[12])) * 10;
    const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { cpu, memory };
  } catch {
    // No /proc on this system.
    return { cpu: NaN, memory: NaN };
  }
}
