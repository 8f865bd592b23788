import { createElement } from 'react';
import { useEffect, useState } from 'react';
import { Diagram, contentRect, explainedIn } from '../../drawing/diagram';
import { momentModel } from '../../formats/picture/film';
import { frameOf } from '../../formats/picture/film-frame';
import { momentPlan } from '../../formats/picture/film-plan';
import { standalone } from '../../formats/picture/svg-text';
import { fontsFor } from '../files/picture-fonts';
import { useParts } from '../sandbox-context';
import { type FilmChoices, sizeOf, stretchOf } from './film-choices';
import type { ReelRun } from './reel-run';
import { stageSettings } from './stage-settings';

/** Choices may change with every key: the picture waits until they rest, ms. */
const REST = 200;

async function drawn(
  run: ReelRun,
  choices: FilmChoices,
  parts: ReturnType<typeof useParts>,
  signal: AbortSignal,
): Promise<string> {
  const { scope, traffic } = choices;
  const plan = momentPlan(stretchOf(choices).from, traffic);
  const reel = await run.reel(plan, { signal });
  const model = momentModel(reel, stageSettings(parts, run.document, scope));
  const look = { ...choices, ...sizeOf(choices), scope: scope === 'view' ? scope : 'all' } as const;
  const survey = {
    bounds: contentRect(model, look),
    explains: explainedIn(model),
    deployments: model.deployments.length,
    oneIn: 1,
  };
  const frame = frameOf(survey, model.title, look);
  const { width, height } = look;
  const framed = { ...model, view: frame.window };
  const drawing = createElement(Diagram, { model: framed, look: frame.look, width, height });
  const fonts = await fontsFor(standalone(drawing, []));
  return standalone(drawing, fonts);
}

/** The first picture of a film, to be seen before it is made; null while there is none. */
export function usePoster(run: ReelRun | null, choices: FilmChoices, isWanted: boolean) {
  const parts = useParts();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!run || !isWanted) return undefined;
    const called = new AbortController();
    const timer = setTimeout(() => {
      drawn(run, choices, parts, called.signal).then(
        (svg) => {
          if (called.signal.aborted) return;
          setUrl(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
        },
        // Without it the film can be made all the same, which says what is wrong.
        () => {},
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      called.abort();
    };
  }, [run, choices, parts, isWanted]);
  useEffect(
    () => () => {
      if (url !== null) URL.revokeObjectURL(url);
    },
    [url],
  );
  return url;
}
