import type { Plane } from './plane';
import { closeServerSecond, type TaskServer } from './task-server';
import { changePace, watchMemory } from './task-work';

/** The end of a second for the servers: their utilisation. Those that sleep keep theirs. */
export function closeServerSeconds(p: Plane): void {
  const { roster, servers, metrics } = p;
  const cells = roster.takeChange(servers, metrics.labels);
  if (cells) metrics.usersAre(cells);
  for (let index = 0; index < servers.length; index++) {
    if (!roster.isAwake(index)) continue;
    const s = servers[index]!;
    if (s.ended) continue;
    if (isAtRest(s, p.kernel.now)) roster.settle(index);
    if (s.image.discipline === 'fifo') closeServerSecond(s);
    else changePace(p, s, () => closeServerSecond(s));
    roster.sample(index, s.cpuPercent, s.memoryPercent);
    metrics.sample(s.cell, s.cpuPercent, s.memoryPercent);
    watchMemory(p, s);
  }
}

/** Nobody has asked anything of it in this second: all further ones are the same until it wakes. */
const isAtRest = (s: TaskServer, now: number): boolean =>
  s.accepted === 0 &&
  s.busy === 0 &&
  s.waiting === 0 &&
  s.listensAt <= now &&
  s.leakMibPerSecond === 0 &&
  !s.growsByRequest &&
  s.image.discipline === 'fifo';
