import { expect, test } from 'vitest';
import { createInProcessTransport } from '../../../../src/bridge/in-process-transport';
import { Film, surveyOf } from '../../../../src/formats/picture/film';
import { filmPlan } from '../../../../src/formats/picture/film-plan';
import { openSource } from '../../../../src/headless/open-source';
import { stageOf } from '../../../../src/headless/reel';
import { seconds } from '../../../../src/model/sim-time';
import { createSandboxApp } from '../../../../src/state/create-sandbox-app';
import { filmTeller } from '../../../../src/ui/record/film-teller';
import { ReelRun } from '../../../../src/ui/record/reel-run';

const SPEED = 20;
const FPS = 10;

/** What is said in a film of a template, each with the seconds of the film it is seen for. */
async function toldInFilm(template: string, from: number, to: number) {
  const source = await openSource(template);
  source.sandbox.engine.advanceTo(seconds(to));
  const document = source.document();
  const app = createSandboxApp({
    transport: createInProcessTransport(),
    newTransport: () => createInProcessTransport(),
  });
  const commands = { ...app.commands, document: () => Promise.resolve(document) };
  const run = await ReelRun.open({ ...app, commands });
  const stretch = { from: seconds(from), to: seconds(to), speed: SPEED, fps: FPS };
  const reel = await run.reel(filmPlan(stretch, false));
  const look = {
    theme: 'dark',
    traffic: false,
    title: false,
    legend: false,
    captions: true,
    scope: 'all',
    width: 640,
    height: 400,
  } as const;
  const settings = stageOf(document);
  const survey = surveyOf(reel, settings, look);
  let step = survey.next();
  while (!step.done) step = survey.next();
  const film = new Film(reel, settings, look, step.value, filmTeller(SPEED));
  const told: { text: string; stays: number }[] = [];
  for (const { scene } of film.pictures()) {
    const text = scene.model.caption ?? '';
    if (told.at(-1)?.text !== text) told.push({ text, stays: 0 });
    told.at(-1)!.stays += 1 / FPS;
  }
  run.close();
  app.close();
  return told.filter(({ text }) => text !== '');
}

test('a film at 20× tells the turns of a rollout, and of nothing that is over as if it went on', async () => {
  const told = await toldInFilm('rolling-good', 108, 268);
  expect(told.map(({ text }) => text)).toEqual([
    'web:2 replaces web:1, as a rolling update.',
    'web:2 is deployed: 4 of 4 tasks run.',
  ]);
  for (const { stays } of told) expect(stays).toBeGreaterThan(2.5);
});
