import { Replay } from '../api/command-log';
import { createSandbox } from '../api/create-sandbox';
import type { DiagramModel } from '../drawing/diagram-model';
import { Film, momentModel, type Reel, surveyOf } from '../formats/picture/film';
import type { FilmLook } from '../formats/picture/film-frame';
import { type FilmPlan, momentPlan, reelTimes } from '../formats/picture/film-plan';
import type { StageSettings } from '../formats/picture/film-stage';
import { commandsOf } from '../formats/sandbox/commands-of';
import type { SandboxDocument } from '../model/sandbox-document';
import type { SimMicros } from '../model/sim-time';

/** How a saved sandbox is drawn. */
export const stageOf = ({ name, seed, layout, workbench }: SandboxDocument): StageSettings => ({
  title: name,
  seed,
  layout,
  annotations: workbench.annotations,
  zoneColumns: workbench.zoneColumns,
  view: null,
});

/** A saved run, run again for a film: what it says at each moment that the plan asks for. */
function reelOf(document: SandboxDocument, plan: FilmPlan): Reel {
  const sandbox = createSandbox({ seed: document.seed });
  const { engine } = sandbox;
  engine.requests.dots.enabled = true;
  const replay = new Replay(sandbox, commandsOf(document));
  const frames = reelTimes(plan).map((moment, i) => {
    replay.advanceTo(moment);
    const frame = engine.drainFrame(i === 0);
    // What was on its way before the reel begins is not known to anybody.
    return [i === 0 ? { ...frame, dots: new Float64Array() } : frame];
  });
  return { plan, frames };
}

/** The picture of one moment, with the requests under way where they are asked for. */
export const momentOf = (
  document: SandboxDocument,
  at: SimMicros,
  { traffic }: { traffic: boolean },
): DiagramModel => momentModel(reelOf(document, momentPlan(at, traffic)), stageOf(document));

/** A stretch of a saved run as a film. */
export function filmOf(document: SandboxDocument, plan: FilmPlan, look: FilmLook): Film {
  const reel = reelOf(document, plan);
  const settings = stageOf(document);
  const survey = surveyOf(reel, settings, look);
  let step = survey.next();
  while (!step.done) step = survey.next();
  return new Film(reel, settings, look, step.value);
}
