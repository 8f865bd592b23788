import { useCallback, useEffect, useRef, useState } from 'react';
import { filmPlan } from '../../formats/picture/film-plan';
import { useParts } from '../sandbox-context';
import { type FilmChoices, sizeOf, stretchOf } from './film-choices';
import { filmTeller } from './film-teller';
import { recordFilm } from './record-film';
import type { ReelRun } from './reel-run';
import { stageSettings } from './stage-settings';

/** A film that has been made. */
export interface MadeFilm {
  blob: Blob;
  /** To show it under; given back when another takes its place. */
  url: string;
  format: FilmChoices['format'];
}

export type Recording =
  | { state: 'idle' }
  | { state: 'running'; progress: number }
  | { state: 'made'; film: MadeFilm }
  | { state: 'failed'; why: string };

/** How far it is, is told so often, ms: to draw that takes time as well. */
const TOLD_EVERY = 150;

/** Films what is asked for; one film at a time. */
export function useRecording(run: ReelRun | null) {
  const parts = useParts();
  const [recording, setRecording] = useState<Recording>({ state: 'idle' });
  const running = useRef<AbortController | null>(null);
  const url = useRef<string | null>(null);
  const forget = useCallback(() => {
    running.current?.abort();
    if (url.current !== null) URL.revokeObjectURL(url.current);
    url.current = null;
  }, []);
  useEffect(() => forget, [forget]);

  const start = async (choices: FilmChoices): Promise<void> => {
    if (!run) return;
    forget();
    const called = new AbortController();
    running.current = called;
    const tell = (next: Recording) => {
      if (running.current === called) setRecording(next);
    };
    tell({ state: 'running', progress: 0 });
    const { format, scope, captions } = choices;
    const order = {
      format,
      plan: filmPlan(stretchOf(choices), choices.traffic),
      look: { ...choices, ...sizeOf(choices), scope: scope === 'view' ? scope : 'all' } as const,
      settings: stageSettings(parts, run.document, scope),
      teller: captions ? filmTeller(choices.speed) : undefined,
    };
    try {
      let toldAt = 0;
      const onProgress = (progress: number) => {
        const now = performance.now();
        if (called.signal.aborted || now - toldAt < TOLD_EVERY) return;
        toldAt = now;
        tell({ state: 'running', progress });
      };
      const blob = await recordFilm(run, order, { signal: called.signal, onProgress });
      called.signal.throwIfAborted();
      url.current = URL.createObjectURL(blob);
      tell({ state: 'made', film: { blob, url: url.current, format } });
    } catch (error) {
      if (called.signal.aborted) return;
      tell({ state: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  };
  const reset = () => {
    forget();
    setRecording({ state: 'idle' });
  };
  return { recording, start, reset };
}
