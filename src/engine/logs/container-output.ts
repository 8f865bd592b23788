import type { LogEvent } from '../../model/log-group';
import type { Container, Task } from '../../model/task';
import type { World } from '../world/world';
import { destinationOf, unsentOf } from './log-destination';
import { keptLines } from './log-groups';

/** All that a container has written and that is still kept, wherever it went; oldest first. */
export function outputOf(world: World, task: Task, container: Container): LogEvent[] {
  const places = [destinationOf(world, task, container), unsentOf(task, container)];
  const seen = new Set<string>();
  const lines = places.flatMap(({ group: name, stream }) => {
    const group = world.logGroups.get(name);
    const found = group?.streams[stream];
    if (!group || !found || seen.has(name)) return [];
    seen.add(name);
    return keptLines(world, group, found);
  });
  return lines.sort((a, b) => a.at - b.at);
}
