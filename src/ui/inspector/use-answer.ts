import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../model/result';
import type { Operation } from '../../state/gesture';
import { useCommands } from '../sandbox-context';

/** What has changed is described again, but not more often than this; ms. */
const EVERY_MS = 500;
/** Nor before so many times has passed what the last answer took: the simulator has to go on. */
const REST = 3;
/** An answer that came late because something else took long is no reason to wait longer; ms. */
const LONGEST_MS = 3000;

/**
 * The answer of a describe, asked for anew when `version` changes (at most twice a second, less
 * often where an answer takes long) or when `refresh` is called. Null until the first answer.
 */
export function useAnswer(
  operation: Operation | null,
  version: unknown,
): { result: Result | null; refresh: () => void } {
  const commands = useCommands();
  const key = operation === null ? '' : JSON.stringify(operation);
  const [answer, setAnswer] = useState<{ key: string; result: Result } | null>(null);
  const askedAt = useRef(0);
  const took = useRef(0);
  const ask = useCallback(() => {
    if (key === '') return;
    const start = Date.now();
    askedAt.current = start;
    const { target, input } = JSON.parse(key) as Operation;
    commands.send(target, input).then(
      (result) => {
        took.current = Date.now() - start;
        setAnswer({ key, result });
      },
      () => setAnswer(null),
    );
  }, [commands, key]);
  const asked = useRef('');
  useEffect(() => {
    const isNew = asked.current !== key;
    asked.current = key;
    const pause = Math.min(LONGEST_MS, Math.max(EVERY_MS, (1 + REST) * took.current));
    const wait = isNew ? 0 : Math.max(0, pause - (Date.now() - askedAt.current));
    const timer = setTimeout(ask, wait);
    return () => clearTimeout(timer);
  }, [ask, key, version]);
  return { result: answer?.key === key ? answer.result : null, refresh: ask };
}

/**
 * The same for a question that moves on with time: the last answer stands until the next is there.
 */
export function useStandingAnswer(operation: Operation | null, version: unknown): Result | null {
  const { result } = useAnswer(operation, version);
  const [standing, setStanding] = useState<Result | null>(null);
  if (result !== null && result !== standing) setStanding(result);
  return operation === null ? null : (result ?? standing);
}
