/**
 * Every event has a cause: a change begins where the change before it ended, a task is made by a
 * service that is there or by a command given at that moment, what stops says why, and a fault is
 * cleared that was injected.
 */
import { expect } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import type { DomainEvent } from '../../../src/model/view';
import type { Watch } from './watch';

/** `WHAT FROM → TO`; without FROM it comes into being. */
const CHANGE = /^(?:(.*?)(\S+) )?→ (\S+)/;
const CHAINED: ReadonlySet<string> = new Set([
  'TaskStateChange',
  'TargetHealthChange',
  'AlarmStateChange',
  'RoutingChange',
  'ContainerInstanceStateChange',
]);
/** What a target is before it is anything. */
const BEGINNINGS: ReadonlySet<string> = new Set(['registered', 'LAUNCHING', 'INSUFFICIENT_DATA']);
/** Commands that make tasks of no service. */
const MAKERS = /^(?:ECS\.(?:RunTask|StartTask)|Sandbox\.LoadAccount|CodeDeploy\.|Events\.)/;

export function eventChain(sandbox: Dispatcher): Watch {
  const { engine } = sandbox;
  let seen = 0;
  let last = new Map<string, string>();

  return {
    resync: () => {
      seen = engine.ctx.world.eventSeq;
      last = new Map();
    },
    check: () => {
      const fresh = newerThan(engine.ctx.world.events, seen);
      for (const [at, event] of fresh.entries()) {
        expect(event.seq).toBe(seen + at + 1);
        expect(event.message, event.type).not.toBe('');
        expect(event.message, event.type).not.toMatch(/undefined|NaN|\[object/);
        if (CHAINED.has(event.type)) expectChained(event, last);
        if (event.type === 'TaskStateChange') expectCaused(sandbox, event);
        if (event.type === 'FaultCleared') {
          expect(engine.ctx.world.faults.has(event.subject.replace('fault/', ''))).toBe(true);
        }
      }
      seen = engine.ctx.world.eventSeq;
      for (const task of engine.ctx.world.tasks.values()) {
        if (task.desiredStatus !== 'STOPPED') continue;
        expect(task.stopCode, task.arn).toBeDefined();
        expect(task.stoppedReason ?? '', task.arn).not.toBe('');
      }
    },
  };
}

function newerThan(events: readonly DomainEvent[], seq: number): DomainEvent[] {
  let from = events.length;
  while (from > 0 && events[from - 1]!.seq > seq) from -= 1;
  return events.slice(from);
}

function expectChained({ type, subject, message }: DomainEvent, last: Map<string, string>): void {
  const [, what = '', from = '', to = ''] = CHANGE.exec(message) ?? [];
  if (to === '') return;
  const key = `${type} ${subject} ${what}`;
  const before = last.get(key);
  if (before !== undefined && !BEGINNINGS.has(from)) {
    expect(from, `${key}: ${message}, and before it → ${before}`).toBe(before);
  }
  last.set(key, to);
}

/** A new task's service is there, or a command made it just now. */
function expectCaused({ engine }: Dispatcher, event: DomainEvent): void {
  const { world } = engine.ctx;
  if (!event.message.startsWith('→')) return;
  const task = world.tasks.get(event.subject);
  if (task?.serviceArn !== undefined) {
    expect(world.services.has(task.serviceArn), event.subject).toBe(true);
    return;
  }
  const commands = world.events.filter(
    ({ type, at, message }) => type === 'Command' && at === event.at && MAKERS.test(message),
  );
  expect(commands.length, `${event.subject} of ${task?.group}`).toBeGreaterThan(0);
}
