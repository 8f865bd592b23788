import { useEffect, useState } from 'react';
import type { StripMoment } from '../../drawing/filmstrip';
import { momentModel } from '../../formats/picture/film';
import { momentPlan } from '../../formats/picture/film-plan';
import type { SimMicros } from '../../model/sim-time';
import type { ReelRun } from '../record/reel-run';
import { type Scope, stageSettings } from '../record/stage-settings';
import { useParts } from '../sandbox-context';
import { captionOf } from './moment-list';

export interface FilmstripAsked {
  /** In order; null asks for nothing. */
  moments: readonly SimMicros[] | null;
  scope: Scope;
  traffic: boolean;
}

/** Moments are typed number by number: they are looked up when that rests, ms. */
const REST = 400;

/** The pictures of several moments, each from the run once more; null until all are there. */
export function useFilmstrip(run: ReelRun | null, { moments, scope, traffic }: FilmstripAsked) {
  const parts = useParts();
  const [strip, setStrip] = useState<readonly StripMoment[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = moments === null ? '' : moments.join();
  useEffect(() => {
    if (!run || asked === '') return undefined;
    const called = new AbortController();
    const { signal } = called;
    const draw = async () => {
      const settings = stageSettings(parts, run.document, scope);
      const { bookmarks } = run.document.workbench;
      const drawn: StripMoment[] = [];
      for (const at of asked.split(',').map((text) => Number(text) as SimMicros)) {
        const reel = await run.reel(momentPlan(at, traffic), { signal });
        drawn.push({ model: momentModel(reel, settings), caption: captionOf(at, bookmarks) });
      }
      if (!signal.aborted) setStrip(drawn);
    };
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => {
        if (!signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      });
    }, REST);
    return () => {
      clearTimeout(timer);
      called.abort();
    };
  }, [run, asked, scope, traffic, parts]);
  return { strip, problem };
}
