import { useEffect, useState } from 'react';
import { useParts } from '../sandbox-context';
import { ReelRun } from './reel-run';

export interface Opened {
  /** Null until it is there. */
  run: ReelRun | null;
  /** How far it has come, 0 to 1. */
  progress: number;
  /** Why there is none, in words. */
  problem: string | null;
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The run of the page once more, for as long as the component is there. */
export function useReelRun(isWanted = true): Opened {
  const parts = useParts();
  const [opened, setOpened] = useState<Opened>({ run: null, progress: 0, problem: null });
  useEffect(() => {
    if (!isWanted) return undefined;
    const called = new AbortController();
    let run: ReelRun | null = null;
    ReelRun.open(parts, {
      signal: called.signal,
      onProgress: (progress) => {
        if (!called.signal.aborted) setOpened((before) => ({ ...before, progress }));
      },
    }).then(
      (there) => {
        run = there;
        if (called.signal.aborted) run.close();
        else setOpened({ run, progress: 1, problem: null });
      },
      (error: unknown) => {
        if (!called.signal.aborted) setOpened({ run: null, progress: 0, problem: wordsOf(error) });
      },
    );
    return () => {
      called.abort();
      run?.close();
    };
  }, [parts, isWanted]);
  return opened;
}
