import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../model/result';
import type { Operation } from '../../state/gesture';
import { useCommands } from '../sandbox-context';

/** What has changed is described again, but not more often than this; ms. */
const EVERY_MS = 500;

/**
 * The answer of a describe, asked for anew when `version` changes (at most twice a second) or when
 * `refresh` is called. Null until the first answer.
 */
export function useAnswer(
  operation: Operation | null,
  version: unknown,
): { result: Result | null; refresh: () => void } {
  const commands = useCommands();
  const key = operation === null ? '' : JSON.stringify(operation);
  const [answer, setAnswer] = useState<{ key: string; result: Result } | null>(null);
  const askedAt = useRef(0);
  const ask = useCallback(() => {
    if (key === '') return;
    askedAt.current = Date.now();
    const { target, input } = JSON.parse(key) as Operation;
    commands.send(target, input).then(
      (result) => setAnswer({ key, result }),
      () => setAnswer(null),
    );
  }, [commands, key]);
  const asked = useRef('');
  useEffect(() => {
    const isNew = asked.current !== key;
    asked.current = key;
    const wait = isNew ? 0 : Math.max(0, EVERY_MS - (Date.now() - askedAt.current));
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
