import { describe, expect, test } from 'vitest';
import { createInProcessTransport } from '../../../src/bridge/in-process-transport';
import { momentModel } from '../../../src/formats/picture/film';
import { momentPlan } from '../../../src/formats/picture/film-plan';
import { stripText } from '../../../src/formats/picture/filmstrip-text';
import { svgText } from '../../../src/formats/picture/svg-text';
import { openSource } from '../../../src/headless/open-source';
import { type PictureChoices, svgOf } from '../../../src/headless/picture';
import { webFontsFor } from '../../../src/headless/picture-fonts';
import { momentOf, stageOf } from '../../../src/headless/reel';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { formatClock, seconds } from '../../../src/model/sim-time';
import { createSandboxApp } from '../../../src/state/create-sandbox-app';
import { ReelRun } from '../../../src/ui/record/reel-run';

const choices: PictureChoices = {
  theme: 'light',
  scale: 2,
  traffic: true,
  title: true,
  legend: true,
  transparent: false,
  moments: [],
};
const look = { ...choices, scale: 1, scope: 'all' } as const;

/** The second run of a page that has this sandbox open. */
async function onPage(document: SandboxDocument): Promise<ReelRun> {
  const app = createSandboxApp({
    transport: createInProcessTransport(),
    newTransport: () => createInProcessTransport(),
  });
  const commands = { ...app.commands, document: () => Promise.resolve(document) };
  return ReelRun.open({ ...app, commands });
}

describe('a picture without a screen', () => {
  test('is, letter for letter, the one that the page draws of the same moment', async () => {
    const source = await openSource('rolling-good');
    const { engine } = source.sandbox;
    engine.advanceTo(seconds(160));
    const document = source.document();
    const run = await onPage(document);
    for (const traffic of [true, false]) {
      const reel = await run.reel(momentPlan(seconds(160), traffic));
      const model = momentModel(reel, stageOf(document));
      const options = { ...look, traffic };
      const drawn = svgText(model, options, webFontsFor(svgText(model, options, [])));
      expect(svgOf(document, { ...choices, traffic })).toBe(drawn);
    }
    run.close();
  });

  test('the same holds for moments beside each other, also where they are gone back to', async () => {
    const source = await openSource('rolling-good');
    source.sandbox.engine.advanceTo(seconds(160));
    const document = source.document();
    const run = await onPage(document);
    const strip = [];
    for (const at of [150, 60, 120].map(seconds)) {
      const reel = await run.reel(momentPlan(at, true));
      const model = momentModel(reel, stageOf(document));
      expect(model).toEqual(momentOf(document, at, { traffic: true }));
      strip.push({ model, caption: formatClock(at) });
    }
    run.close();
    const inOrder = strip.toSorted((a, b) => (a.caption < b.caption ? -1 : 1));
    const drawn = stripText(inOrder, look, webFontsFor(stripText(inOrder, look, [])));
    const moments = [60, 120, 150].map(seconds);
    expect(svgOf(document, { ...choices, moments })).toBe(drawn);
  });

  test('tasks stand in a column for each zone where the canvas has them so', async () => {
    const plain = (await openSource('rolling-good')).document();
    const inZones = { ...plain, workbench: { ...plain.workbench, zoneColumns: true } };
    const drawn = (document: SandboxDocument) =>
      svgOf(document, { ...choices, traffic: false, moments: [seconds(60), seconds(100)] });
    const names = (svg = '') => [...svg.matchAll(/>(us-east-1[ab])</g)].map(([, zone]) => zone);
    expect(names(drawn(plain))).toEqual([]);
    expect(names(drawn(inZones))).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1a', 'us-east-1b']);
  });

  test('requests are dots where they are asked for, else lines show their load', async () => {
    const document = (await openSource('web-behind-an-alb')).document();
    const later = { ...document, now: seconds(60) };
    const model = momentOf(later, seconds(60), { traffic: true });
    expect(model.dots.length).toBeGreaterThan(10);
    expect(momentOf(later, seconds(60), { traffic: false }).dots).toEqual([]);
  });
});
