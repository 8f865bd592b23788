import { useEffect, useState } from 'react';
import { diagramFromViews } from '../../../drawing/diagram-from-views';
import type { DiagramModel } from '../../../drawing/diagram-model';
import type { ImportResult } from '../../../formats/import-result';
import { toSeconds, ZERO } from '../../../model/sim-time';
import { openSecondRun, type SecondRun } from '../../../state/second-run';
import { SceneKeeper } from '../../canvas/scene-keeper';
import { importGesture, refusalOf } from '../../import/import-plan';
import { useParts } from '../../sandbox-context';

/** Simulated seconds after which what starts is there. */
const LATER = 90;
/** Typing goes on for so long before anything is made of it, ms. */
const PAUSE = 350;

export interface Becomes {
  /** Null until it is drawn, and where nothing is. */
  model: DiagramModel | null;
  problem: string | null;
}

const NOTHING: Becomes = { model: null, problem: null };

/** What a file becomes, as a diagram: made in a sandbox aside, a minute and a half later. */
export function useBecomes(result: ImportResult): Becomes {
  const { newTransport } = useParts();
  const [becomes, setBecomes] = useState(NOTHING);
  useEffect(() => {
    setBecomes(NOTHING);
    if (!newTransport || result.operations.length === 0) return undefined;
    const called = new AbortController();
    const begin = async () => {
      let run: SecondRun | undefined;
      try {
        const options = { signal: called.signal };
        run = await openSecondRun(newTransport(), { seed: 1, log: [], now: ZERO }, options);
        const model = await pictured(run, result, called.signal);
        if (!called.signal.aborted) setBecomes({ model, problem: null });
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (!called.signal.aborted) setBecomes({ model: null, problem });
      } finally {
        run?.close();
      }
    };
    const timer = setTimeout(() => void begin(), PAUSE);
    return () => {
      clearTimeout(timer);
      called.abort();
    };
  }, [newTransport, result]);
  return becomes;
}

/** A job would be over when it is looked at: in the picture it runs on. */
const withoutEnds = (result: ImportResult): ImportResult => ({
  ...result,
  operations: result.operations.filter(
    ({ target, input }) => target !== 'Sandbox.PutImage' || input.exitAfter === undefined,
  ),
});

async function pictured(
  run: SecondRun,
  imported: ImportResult,
  signal: AbortSignal,
): Promise<DiagramModel> {
  const result = withoutEnds(imported);
  for (const { target, input } of [
    ...importGesture('', result, true).operations,
    { target: 'Sandbox.Wait', input: { for: LATER } },
  ]) {
    const answer = await run.client.send(target, input, signal);
    if (!answer.ok) throw new Error(refusalOf(answer.error, result).error.message);
  }
  await shownAt(run, LATER, signal);
  const { entities, now, epoch } = run.mirror.getState();
  const layout = {};
  const { slots, places } = new SceneKeeper().update({ entities, now, epoch, layout });
  return diagramFromViews({
    entities,
    layout,
    slots,
    places,
    now,
    title: 'What it becomes',
    seed: 1,
    dots: [],
    dotSampling: 1,
    view: null,
    requests: () => [],
  });
}

/** Answers come before the frame that shows what they speak of. */
function shownAt({ mirror }: SecondRun, moment: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (toSeconds(mirror.getState().now) < moment) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = mirror.subscribe(look);
    signal.addEventListener('abort', () => reject(new Error('Called off.')));
    look();
  });
}
